/** Two stacks install the package on one instance at the same moment: two processes that know nothing of each other. */
import { expect, it } from "vitest";
import { startEmulator } from "../../provider/emulator";
import { up } from "../support/faults-engine.ts";
import { installsDone } from "../support/faults-journal.ts";
import { PACKAGE } from "../support/faults-operations.ts";
import { Process, USER } from "../support/faults-process.ts";
import { canaries } from "../support/host-canaries.ts";

it.each([
  ["as jobs", {}],
  ["in one long call", { profile: "v7-old" as const, installationDelay: 100 }],
])("one installs, the other explains or finds it done, and both converge: %s", async (_how, options) => {
  const emulator = await startEmulator({ ...options, user: USER, password: canaries.password, installationPolls: 3 });
  const [one, two] = [new Process(emulator.url), new Process(emulator.url)];
  const ended = await Promise.all([up(one.package, {}), up(two.package, {})]);
  const failed = ended.filter(({ error }) => error !== undefined);
  expect(failed.length).toBeLessThanOrEqual(1);
  for (const { error } of failed) expect(error!.message).toMatch(/^ACC\d{4}: .*/s);
  expect(emulator.packages().filter((name) => name === PACKAGE)).toHaveLength(1);
  // The one that was told no runs again, in a process of its own.
  const later = new Process(emulator.url);
  for (const { kept } of ended) expect((await up(later.package, {}, kept)).error).toBeUndefined();
  expect(installsDone(emulator.journal())).toBeLessThanOrEqual("profile" in options ? 2 : 1);
  await Promise.all([one, two, later].map((process) => process.end()));
  await emulator.close();
});
