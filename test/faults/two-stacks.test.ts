/** Two stacks install the package on one instance at the same moment: two processes that know nothing of each other. */
import { afterEach, expect, it } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator";
import { type Ended, up } from "../support/faults-engine.ts";
import { installsDone } from "../support/faults-journal.ts";
import { PACKAGE } from "../support/faults-operations.ts";
import { Process, USER } from "../support/faults-process.ts";
import { canaries } from "../support/host-canaries.ts";

let emulator: Emulator;
const processes: Process[] = [];
afterEach(async () => {
  await Promise.all(processes.splice(0).map((process) => process.end()));
  await emulator.close();
});

function process(): Process {
  const started = new Process(emulator.url);
  processes.push(started);
  return started;
}

/** Both have looked before either installs: the worst moment. */
async function together(options: EmulatorOptions): Promise<Ended[]> {
  emulator = await startEmulator({ ...options, user: USER, password: canaries.password });
  let looked = 0;
  const open: (() => void)[] = [];
  const stop = emulator.onCall(async ({ method, phase }) => {
    if (method !== "GetDbParams" || phase !== "after") return;
    if (++looked === 2) open.forEach((each) => each());
    else await new Promise<void>((resolve) => open.push(resolve));
  });
  const ended = await Promise.all([up(process().package, {}), up(process().package, {})]);
  stop();
  return ended;
}

async function converge(ended: readonly Ended[]): Promise<void> {
  for (const { kept } of ended) {
    const next = await up(process().package, {}, kept);
    expect(next.error).toBeUndefined();
    expect(next.kept?.id).toBe(PACKAGE);
  }
  expect(emulator.packages().filter((name) => name === PACKAGE)).toHaveLength(1);
}

it("as jobs: one installs, the other is told that it does, and the next run of both finds it", async () => {
  const ended = await together({ installationPolls: 3 });
  const failed = ended.filter(({ error }) => error !== undefined);
  expect(failed).toHaveLength(1);
  expect(failed[0]!.error!.message).toMatch(
    /^ACC2007: .*Another installation of packages is running on this instance/s,
  );
  // Nothing of it is in the state of the one that did nothing.
  expect(failed[0]!.kept).toBeUndefined();
  await converge(ended);
  expect(installsDone(emulator.journal())).toBe(1);
});

it("as jobs, one a little later: the refused one finds the package there, and goes on", async () => {
  emulator = await startEmulator({ user: USER, password: canaries.password, installationPolls: 0 });
  const late = process();
  // The other stack installs after our look and before our own submission, which is then refused.
  const stop = emulator.onCall(({ method, phase }) => {
    if (method !== "SubmitSoapCall" || phase !== "before") return;
    stop();
    emulator.installPackage(PACKAGE);
    emulator.inject({ kind: "fault", text: "Another installation has just ended." });
  });
  const ended = await up(late.package, {});
  expect(ended.error).toBeUndefined();
  await converge([ended]);
  expect(installsDone(emulator.journal())).toBe(0);
});

// Such builds have no way to be asked for a running installation: nothing keeps two calls apart. The second one does no harm.
it("in one long call: both are executed one after the other, and both find it", async () => {
  const ended = await together({ profile: "v7-old", installationDelay: 100 });
  expect(ended.map(({ error }) => error)).toEqual([undefined, undefined]);
  await converge(ended);
});
