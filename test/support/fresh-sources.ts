/** The sources with a memory of their own, as in a process of their own. */
import { join } from "node:path";
import { vi } from "vitest";

const mutated = (process.env["MUTATION_FILES"] ?? "").split(",").filter((file) => file !== "");

/** What StrykerJS keeps here (`npm run mutation`): the test that a piece of code is run for. */
const { __stryker__: stryker } = globalThis as { __stryker__?: { currentTestId?: string | undefined } };

/**
 * Loads every file that has mutants. The constants of one that is loaded later, in the middle of a test, would be taken for what that
 * test covers, and be tried with that test alone.
 */
export async function loadMutated(): Promise<void> {
  for (const file of mutated) await import(/* @vite-ignore */ join(process.cwd(), file));
}

export async function freshSources(): Promise<typeof import("../../provider/dynamic")> {
  vi.resetModules();
  const test = stryker?.currentTestId;
  if (stryker) stryker.currentTestId = undefined;
  await loadMutated();
  const sources = await import("../../provider/dynamic.js");
  if (stryker) stryker.currentTestId = test;
  return sources;
}
