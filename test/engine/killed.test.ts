/**
 * The provider process dies (SIGKILL) at each boundary of a call of an `up`, or the engine is stopped: the next `up` converges.
 * Each boundary is on an instance of its own. The calls are held there until all have come, and one death is the end of them all.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallEvent } from "../../provider/emulator/hooks.ts";
import type { Instance } from "../support/engine-instance.ts";
import { accountAttributes, pairs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, RunOptions, Stack } from "../support/pulumi.ts";

/** Where the process is killed: the n-th call of a method, before it is executed or after. */
const boundaries: readonly [method: string, nth: number, phase: CallEvent["phase"]][] = [
  ["Logon", 1, "before"],
  ["SubmitSoapCall", 1, "before"],
  ["SubmitSoapCall", 1, "after"],
  ["GetStatus", 1, "after"],
  ["Logon", 2, "before"],
  ["EncryptPassword", 1, "after"],
  ["Write", 1, "before"],
  ["Write", 1, "after"],
  ["ExecuteQuery", 2, "after"],
];
const at = (method: string, nth: number, phase: string) => `${method}${nth}${phase}`;
const killedAt = boundaries.map((boundary) => at(...boundary));
/** Interrupted by Ctrl-C, and cut off from power. */
const stopped = ["interrupted", "cut"];

const program = pairs(Object.fromEntries([...killedAt, ...stopped].map((name) => [name, {}])));
const urns = (name: string) => [
  `urn:pulumi:test::engine-test::pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage::${name}-package`,
  `urn:pulumi:test::engine-test::pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount::${name}-account`,
];

describe("an up that is ended", () => {
  let room: Room;
  let stack: Stack;
  const instances: Record<string, Instance> = {};
  const runs = {} as Record<"killed" | "interrupted" | "cut" | "locked" | "next", Ran>;
  const pending = {} as Record<"killed" | "cut" | "cleared", unknown[]>;
  /** Those whose call was under way when the process died. */
  const reached = new Set<string>();
  let kills = 0;

  const pendingNow = async () => (await stack.state()).deployment.pending_operations ?? [];
  const imsAccounts = ({ emulator }: Instance) => emulator.accounts().filter(({ type }) => type === "42");

  /** Calls wait at their boundaries until there is one at each; then the process is killed, and the instances go on. */
  function killAtBoundaries(pidFile: string): () => void {
    let end: () => void;
    const dead = new Promise<void>((resolve) => (end = resolve));
    const stops = boundaries.map(([method, nth, phase]) => {
      const name = at(method, nth, phase);
      let calls = 0;
      return instances[name]!.emulator.onCall((call) => {
        if (call.method !== method || call.phase !== phase || ++calls !== nth) return undefined;
        reached.add(name);
        if (reached.size < boundaries.length) return dead;
        if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, "utf8")), "SIGKILL");
        kills++;
        return end();
      });
    });
    return () => stops.forEach((stop) => stop());
  }

  /** An `up` of one pair alone, with something that happens in the middle of the account's write. */
  async function upStopped(name: string, phase: CallEvent["phase"], options: (signal: AbortSignal) => RunOptions) {
    const aborted = new AbortController();
    const stop = instances[name]!.emulator.onCall((call) => {
      if (call.method === "Write" && call.phase === phase) aborted.abort();
    });
    const targets = urns(name).flatMap((urn) => ["--target", urn]);
    const flags = ["--yes", "--skip-preview", "--stack", stack.name, ...targets];
    const ran = await stack.runWith(options(aborted.signal), "up", ...flags);
    stop();
    return ran;
  }

  beforeAll(async () => {
    room = await Room.open({ "index.js": program });
    ({ stack } = room);
    for (const name of [...killedAt, ...stopped]) instances[name] = await room.startAs(name);
    const pidFile = join(stack.folder, "provider.pid");
    const preload = join(stack.folder, "pid.cjs");
    writeFileSync(
      preload,
      `if (process.argv[1]?.includes("dynamic-provider")) require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));\n`,
    );
    stack.env["NODE_OPTIONS"] = `--require=${JSON.stringify(preload)}`;

    const stop = killAtBoundaries(pidFile);
    const excluded = stopped.flatMap(urns).flatMap((urn) => ["--exclude", urn]);
    // All have to be under way at the same time, which is more than Pulumi would do on a small machine.
    runs.killed = await stack.up("--parallel", "32", ...excluded);
    stop();
    pending.killed = await pendingNow();
    runs.interrupted = await upStopped("interrupted", "before", (interrupt) => ({ interrupt }));
    runs.cut = await upStopped("cut", "after", (kill) => ({ kill }));
    pending.cut = await pendingNow();
    runs.locked = await stack.up();
    ok(await stack.run("cancel", "--yes", "--stack", stack.name));
    // An installation goes on without its client; the next run waits for it, or says that it is still running.
    for (const name of killedAt) instances[name]!.emulator.advance(60_000);
    runs.next = ok(await stack.up());
    // Without a terminal Pulumi goes on, but keeps the entry until it is asked to clear it.
    ok(await stack.refresh("--clear-pending-creates"));
    pending.cleared = await pendingNow();
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });
  afterAll(() => room.close());

  test("a provider process that is killed: up fails, and nothing is left pending", () => {
    const { code, text } = runs.killed;
    expect([kills, [...reached].sort()], text).toEqual([1, [...killedAt].sort()]);
    expect(code, text).not.toBe(0);
    expect(pending.killed).toEqual([]);
  });

  test.each(boundaries)("killed at %s %i, %s it is executed: the next up converges", (method, nth, phase) => {
    const instance = instances[at(method, nth, phase)]!;
    expect(imsAccounts(instance)).toEqual([expect.objectContaining(accountAttributes)]);
    expect(instance.secret()).toBe(room.clientSecret.value);
    const { emulator } = instance;
    expect(emulator.packages()).toContain(emulator.imsPackage);
    const installations = emulator.journal().filter(({ method: called }) => called === "SubmitSoapCall");
    expect(installations.length).toBeLessThanOrEqual(method === "SubmitSoapCall" && phase === "before" ? 2 : 1);
  });

  test("Ctrl-C in the middle of the write: what is under way is finished, nothing stays locked, up goes on", () => {
    const { code, text } = runs.interrupted;
    expect(code, text).not.toBe(0);
    expect(text).not.toMatch(/ACC5001|\bat \S+ \(/);
    // The run after it came as far as its write.
    expect(runs.cut.text).not.toMatch(/locked|pending operation/);
    expect(imsAccounts(instances["interrupted"]!)).toEqual([expect.objectContaining(accountAttributes)]);
    expect(instances["interrupted"]!.secret()).toBe(room.clientSecret.value);
  });

  test("a power cut in the middle of the write: unlocked, the next up finishes what Pulumi lists as pending", () => {
    expect(runs.cut.code, runs.cut.text).toBe(-1);
    const [, urn] = urns("cut");
    expect(pending.cut).toEqual([
      expect.objectContaining({ type: "creating", resource: expect.objectContaining({ urn }) as unknown }),
    ]);
    expect(runs.locked.text).toMatch(/currently locked.*pulumi cancel/s);
    expect(runs.next.text).toMatch(/pending operations|interrupted/i);
    expect(runs.next.text).not.toMatch(/locked/);
    expect(imsAccounts(instances["cut"]!)).toEqual([expect.objectContaining(accountAttributes)]);
    expect(pending.cleared).toEqual([]);
  });
});
