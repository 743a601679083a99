/** One account, and a resource that is renamed, moved or replaced: for a while it is two. The account stays in service throughout. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../provider/emulator/index.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Holder, holders } from "../support/holders.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

describe("an account that passes from one resource to another", () => {
  let room: Room;
  let stack: Stack;
  let untouched: Snapshot;

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.edit({ set: { tenant: "before", active: "1", label: "Ours" } });
    untouched = room.instance.emulator.snapshot();
    cpSync(join(stack.folder, "state"), join(stack.folder, "empty"), { recursive: true });
  });
  afterAll(() => room.close());

  // Back to the beginning, faster than with a destroy.
  afterEach(() => {
    rmSync(join(stack.folder, "state"), { recursive: true });
    cpSync(join(stack.folder, "empty"), join(stack.folder, "state"), { recursive: true });
    room.instance.emulator.restore(untouched);
    room.instance.emulator.clearJournal();
  });

  /** Runs the program, and sees that people can sign in at each moment of it. */
  async function up(all: Holder[], ...flags: string[]): Promise<Ran> {
    const moments: unknown[] = [];
    const stop = room.instance.emulator.onCall(({ phase }) => {
      if (phase === "after") moments.push(room.instance.account()?.["active"]);
    });
    stack.write({ "index.js": holders(...all) });
    const ran = ok(await stack.up(...flags));
    stop();
    expect(moments.filter((active) => active !== "1"), "moments in which nobody could sign in").toEqual([]);
    expect(room.instance.account()).toMatchObject(accountAttributes);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    return ran;
  }

  async function expectFirstFoundAgain(): Promise<void> {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "before", active: "1", label: "Ours", imsServer: "" });
    expect(room.instance.secret()).toBe("");
  }

  test.each(["restore", "disable", "delete", "keep"])("a rename without an alias (%s)", async (onDelete) => {
    await up([{ name: "before", args: { onDelete } }]);
    const renamed = [{ name: "after", args: { onDelete } }];
    const ran = await up(renamed);
    expect(ran.text).toMatch(/stays in service: "before" is deleted, but "after" of this stack holds it, with what was found at first$/m);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
    // Whatever it would have done: to give it back, the first record is enough.
    await up([{ name: "after", args: { onDelete: "restore" } }]);
    await expectFirstFoundAgain();
  });
});
