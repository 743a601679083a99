/** Somebody deletes the group at the console while we write to it, at any moment. It never comes back as a stump, and nobody claims it. */
import { describe, expect, it } from "vitest";
import { prepare, start } from "../support/faults-case.ts";
import type { Kept } from "../support/faults-engine.ts";
import { GROUP, groupProblems } from "../support/faults-groups.ts";
import { operations } from "../support/faults-operations.ts";
import { Process } from "../support/faults-process.ts";

const those = ["create a group with rights", "change the rights of a group", "delete a group that was created"];

describe.each(operations.filter(({ name }) => those.includes(name)))("$name", async (operation) => {
  const { snapshot, kept, calls } = await prepare(operation);
  const moments = calls.flatMap((call, index) =>
    (["before", "after"] as const).map((phase) => [`${phase} call ${index + 1} ${call}`, index + 1, phase] as const),
  );
  const isRelease = operation.name.startsWith("delete");
  // What happens after the last look nobody can see.
  const seen = moments.slice(0, -1);

  it.concurrent.for(seen)("%s", async ([, nth, phase]) => {
    const emulator = await start(operation);
    try {
      emulator.restore(snapshot);
      let count = 0;
      let isGone = false;
      const stop = emulator.onCall((call) => {
        if (call.phase === "before") count++;
        if (count !== nth || call.phase !== phase) return;
        stop();
        isGone = emulator.group(GROUP) !== undefined;
        if (isGone) emulator.removeGroup(GROUP);
      });
      const run = async (before: Kept | undefined) => {
        const process = new Process(emulator.url);
        const ended = await operation.run(process, before);
        await process.end();
        return ended;
      };
      const first = await run(kept);
      if (first.error !== undefined) {
        expect(isGone).toBe(true);
        expect(first.error.message).toMatch(/^ACC[1-4]\d{3}: /);
        expect(groupProblems(emulator, GROUP, undefined)).toEqual([]);
        const next = await run(first.kept);
        expect(next.error).toBeUndefined();
        expect(operation.problems(emulator, next)).toEqual([]);
      } else {
        expect(operation.problems(emulator, first)).toEqual([]);
        if (isRelease) expect(first.kept).toBeUndefined();
      }
    } finally {
      await emulator.close();
    }
  });
});
