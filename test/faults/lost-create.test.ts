/** The reply of one call of a `create` is lost, at a place drawn by lot, 2,000 times. Repeatable: the lot has a seed. */
import { expect, it } from "vitest";
import { randomOf } from "../fuzz/mutations.ts";
import { start } from "../support/faults-case.ts";
import { up } from "../support/faults-engine.ts";
import { changesDone } from "../support/faults-journal.ts";
import { accountProblems, args, imsAccounts, NAME, operations } from "../support/faults-operations.ts";
import { Process } from "../support/faults-process.ts";
import { canaries } from "../support/host-canaries.ts";

const TIMES = 2000;
const LANES = 16;
/** Logon, look, encrypt, write, look again; one more for the schema when there is no row. */
const CALLS = 6;
const wanted = { tenant: args.tenant, imsRightsMask: args.associationMask, active: "1" };
const operation = operations.find(({ name }) => name === "create without a row")!;

it(`one account each time, and a second run that changes nothing, ${TIMES} times`, async () => {
  const random = randomOf(20_260_101);
  const lots = Array.from({ length: TIMES }, (_, number) => ({
    number,
    nth: 1 + Math.floor(random() * CALLS),
    when: random() < 0.5 ? ("before" as const) : ("after" as const),
    hasRow: random() < 0.5,
  }));
  const problems: string[] = [];
  let failedFirst = 0;
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const emulator = await start(operation);
      const [withRow] = [emulator.snapshot()];
      for (const { number, nth, when, hasRow } of lots.filter((lot) => lot.number % LANES === lane)) {
        emulator.restore(withRow);
        if (!hasRow) emulator.removeAccount(NAME);
        const injection = emulator.inject({ kind: "reset", when, at: { nth } });
        const first = new Process(emulator.url);
        let ended = await up(first.account, args);
        injection.remove();
        await first.end();
        const next = new Process(emulator.url);
        if (ended.error !== undefined) {
          failedFirst++;
          ended = await up(next.account, args, ended.kept);
        }
        emulator.clearJournal();
        const again = await up(next.account, args, ended.kept);
        await next.end();
        const found = [
          ...accountProblems(emulator, wanted, canaries.secret),
          ...(imsAccounts(emulator).length === 1 ? [] : ["not one account"]),
          ...(again.error === undefined ? [] : [again.error.message]),
          ...(changesDone(emulator.journal()) === 0 ? [] : ["the last run changed something"]),
        ];
        if (found.length > 0) problems.push(`lot ${number} (call ${nth}, ${when}, row ${hasRow}): ${found.join("; ")}`);
      }
      await emulator.close();
    }),
  );
  expect(problems).toEqual([]);
  // The lot reaches what cannot be mended within one run.
  expect(failedFirst).toBeGreaterThan(50);
});
