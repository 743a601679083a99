/** The provider process dies (SIGKILL) at each boundary of a call of an `up`: the next `up` converges. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallEvent } from "../../provider/emulator/hooks.ts";
import { accountAttributes, twoResources } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

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

describe("a provider process that is killed", () => {
  let room: Room;
  let stack: Stack;
  let pidFile: string;
  let state: string;
  let empty: string;

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources() });
    ({ stack } = room);
    [state, empty] = [join(stack.folder, "state"), join(stack.folder, "state-empty")];
    cpSync(state, empty, { recursive: true });
    pidFile = join(stack.folder, "provider.pid");
    const preload = join(stack.folder, "pid.cjs");
    writeFileSync(
      preload,
      `if (process.argv[1]?.includes("dynamic-provider")) require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));\n`,
    );
    stack.env["NODE_OPTIONS"] = `--require=${JSON.stringify(preload)}`;
  });
  afterAll(() => room.close());

  const imsAccounts = () => room.instance.emulator.accounts().filter(({ type }) => type === "42");

  test.each(boundaries)("at %s %i, %s it is executed", async (method, nth, phase) => {
    const { emulator } = room.instance;
    const untouched = emulator.snapshot();
    rmSync(pidFile, { force: true });
    let [calls, killed] = [0, 0];
    const stop = emulator.onCall((call) => {
      if (call.method !== method || call.phase !== phase || ++calls !== nth) return;
      if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, "utf8")), "SIGKILL");
      killed++;
    });
    const first = await stack.up();
    stop();
    expect(killed, first.text).toBe(1);
    expect(first.code, first.text).not.toBe(0);

    // An installation goes on without its client; the next run waits for it, or says that it is still running.
    emulator.advance(60_000);
    const second = ok(await stack.up());
    expect(second.text).not.toMatch(/pending operation/);
    expect(imsAccounts()).toEqual([expect.objectContaining(accountAttributes)]);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    expect(emulator.packages()).toContain(emulator.imsPackage);
    const installations = emulator.journal().filter(({ method: called }) => called === "SubmitSoapCall");
    expect(installations.length).toBeLessThanOrEqual(method === "SubmitSoapCall" && phase === "before" ? 2 : 1);

    // Back to the beginning, faster than with a destroy.
    rmSync(state, { recursive: true });
    cpSync(empty, state, { recursive: true });
    emulator.restore(untouched);
    emulator.clearJournal();
  });

  test("Ctrl-C in the middle of the write: what is under way is finished, nothing stays locked, up goes on", async () => {
    const { emulator } = room.instance;
    const untouched = emulator.snapshot();
    const pressed = new AbortController();
    const stop = emulator.onCall(({ method, phase }) => {
      if (method === "Write" && phase === "before") pressed.abort();
    });
    const first = await stack.runWith(
      { interrupt: pressed.signal },
      "up",
      "--yes",
      "--skip-preview",
      "--stack",
      stack.name,
    );
    stop();
    expect(first.code, first.text).not.toBe(0);
    expect(first.text).not.toMatch(/ACC5001|\bat \S+ \(/);
    const next = ok(await stack.up());
    expect(next.text).not.toMatch(/locked|pending operation/);
    expect(imsAccounts()).toEqual([expect.objectContaining(accountAttributes)]);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    rmSync(state, { recursive: true });
    cpSync(empty, state, { recursive: true });
    emulator.restore(untouched);
    emulator.clearJournal();
  });

  test("a power cut in the middle of the write: unlocked, the next up finishes what Pulumi lists as pending", async () => {
    const { emulator } = room.instance;
    const cut = new AbortController();
    const stop = emulator.onCall(({ method, phase }) => {
      if (method === "Write" && phase === "after") cut.abort();
    });
    const first = await stack.runWith({ kill: cut.signal }, "up", "--yes", "--skip-preview", "--stack", stack.name);
    stop();
    expect(first.code, first.text).toBe(-1);
    const { deployment } = await stack.state();
    expect(deployment.pending_operations).toEqual([expect.objectContaining({ type: "creating" })]);

    const locked = await stack.up();
    expect(locked.text).toMatch(/currently locked.*pulumi cancel/s);
    ok(await stack.run("cancel", "--yes", "--stack", stack.name));
    const next = ok(await stack.up());
    expect(next.text).toMatch(/pending operations|interrupted/i);
    expect(imsAccounts()).toEqual([expect.objectContaining(accountAttributes)]);
    // Without a terminal Pulumi goes on, but keeps the entry until it is told.
    ok(await stack.refresh("--clear-pending-creates"));
    expect((await stack.state()).deployment.pending_operations ?? []).toEqual([]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });
});
