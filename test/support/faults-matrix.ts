/** One part of the matrix as tests: every fault, at every call, of these operations. */
import { afterAll, describe, expect, it, vi } from "vitest";
import { casesOf, prepare } from "./faults-case.ts";
import { kinds } from "./faults-kinds.ts";
import { operations } from "./faults-operations.ts";
import { told } from "./faults-process.ts";
import { problemsOf } from "./faults-run.ts";
import { findCanaries } from "./host-canaries.ts";

export function matrix(part: string): void {
  // Most of the time of a case is waiting for what hangs.
  vi.setConfig({ maxConcurrency: 32 });
  const started = performance.now();
  let count = 0;

  describe.each(operations.filter((operation) => operation.part === part))("$name", async (operation) => {
    const cases = casesOf(await prepare(operation), kinds);
    count += cases.length;
    // One that asks nothing of the instance has nothing to be disturbed at.
    if (cases.length === 0) it("makes no call", () => undefined);
    it.concurrent.for(cases.map((each) => [each.name, each] as const))("%s", async ([, each]) => {
      expect(await problemsOf(each)).toEqual([]);
    });
  });

  afterAll(() => {
    expect(findCanaries(told.join("\n"))).toEqual([]);
    console.log(`faults, ${part}: ${count} cases in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  });
}
