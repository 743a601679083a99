import { expect } from "vitest";
import type { Ran } from "./pulumi.ts";

/** The lines of a `--diff` that show a property, without the padding: `~ tenant: "a" => "b"`. */
export function propertyDiff(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^[+~-] +\w+ *: (?!\()/.test(line))
    .map((line) => line.replace(/^([+~-]) +(\w+) *:/, "$1 $2:"));
}

/** What `preview --refresh --diff` shows: the drift, then how `up` would repair it. */
export function driftAndRepair(text: string): { drift: string[]; repair: string[] } {
  const [drift = "", ...repair] = text.split("pulumi:pulumi:Stack: (same)");
  return { drift: propertyDiff(drift), repair: propertyDiff(repair.join("")) };
}

/** The operations of a `--diff`, by the resource's name: `{ account: "replace" }`. Those that are the same are left out. */
export function operations(text: string): Record<string, string> {
  const found = text.matchAll(/: \((create|update|delete|replace|refresh|read)\)[^]*?\[urn=[^\]]*::([\w-]+)\]/g);
  return Object.fromEntries(
    [...found].filter(([, operation]) => operation !== "refresh").map(([, operation, name]) => [name!, operation!]),
  );
}

/** What a run says at its end of the resource with this name, as if it had said nothing else. */
export function diagnosticsOf(ran: Ran, name: string): Ran {
  const [, diagnostics = ""] = ran.stdout.split("\nDiagnostics:\n");
  const block = diagnostics.split(/^(?= {2}\S)/m).find((text) => text.split("\n")[0]!.endsWith(` (${name}):`)) ?? "";
  const text = `Diagnostics:\n${block}`;
  return { ...ran, stdout: text, stderr: "", text };
}

/**
 * A failure as a user should see it: one paragraph with our code, said as often as Pulumi says things (while it runs, and once more
 * in the summary), and nothing of our insides.
 */
export function expectReadable(ran: Ran, code: string, ...texts: string[]): void {
  expect(ran.code, ran.text).not.toBe(0);
  expect(ran.text).toContain(code);
  for (const text of texts) expect(ran.text).toContain(text);
  expect(ran.text).not.toMatch(/^\s*at \S+ \(|^\s+at .*:\d+/m);
  expect(ran.text).not.toMatch(/node_modules|node:internal|\bACC5001\b|undefined|\[object/);
  const summary = ran.stdout.includes("Diagnostics:") ? ran.stdout.split("Diagnostics:")[1]! : ran.stderr;
  const paragraphs = summary.split("\n").filter((line) => line.includes(`${code}: `));
  expect(paragraphs.length, summary).toBeGreaterThan(0);
  expect(new Set(paragraphs.map((line) => line.trim())).size, summary).toBe(paragraphs.length);
  for (const line of paragraphs) expect(line).toMatch(/^\s*(error: |\* )/);
}
