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
    expect(
      moments.filter((active) => active !== "1"),
      "moments in which nobody could sign in",
    ).toEqual([]);
    expect(room.instance.account()).toMatchObject(accountAttributes);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    return ran;
  }

  async function expectFirstFoundAgain(): Promise<void> {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "before", active: "1", label: "Ours", imsServer: "" });
    expect(room.instance.secret()).toBe("");
  }

  const name = "Adobe_Marketing_Cloud";
  const handedOver = (from: string, to: string) =>
    `"${name}" stays in service: "${to}" of this stack holds it instead of "${from}", with what was found at first`;
  const replaced = (which: string) => `"${name}" stays in service: "${which}" is replaced, and goes on with it`;
  const urn = (which: string) =>
    `urn:pulumi:test::engine-test::pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount::${which}`;

  test.each(["disable", "delete", "keep"])("a rename without an alias (%s)", async (onDelete) => {
    await up([{ name: "old", args: { onDelete } }]);
    const row = room.instance.account()!["id"];
    const ran = await up([{ name: "new", args: { onDelete } }]);
    expect(ran.text).toContain(handedOver("old", "new"));
    expect(room.instance.account()!["id"]).toBe(row);
  });

  test("a rename without an alias (restore), into the component, and out of it", async () => {
    await up([{ name: "ims" }]);
    const renamed = await up([{ name: "acme" }]);
    expect(renamed.text).toContain(handedOver("ims", "acme"));
    const inside = await up([{ kind: "ImsIntegration", name: "signin" }]);
    expect(inside.text).toContain(handedOver("acme", "signin-account"));
    ok(await stack.preview("--refresh", "--expect-no-changes"));
    const outside = await up([{ name: "acme" }]);
    expect(outside.text).toContain(handedOver("signin-account", "acme"));
    await expectFirstFoundAgain();
  });

  test("a rename with an alias asks nothing of the instance, and the resource is replaced under its new name", async () => {
    await up([{ name: "old" }]);
    room.instance.calls();
    const aliased = [{ name: "new", options: '{ aliases: [{ name: "old" }] }' }];
    await up(aliased, "--expect-no-changes");
    expect(room.instance.calls()).toEqual([]);
    const ran = await up(aliased, "--replace", urn("new"));
    expect(ran.text).toContain(replaced("new"));
    await expectFirstFoundAgain();
  });

  test("the aliases of the guide: of a component, and of an account that moves into one", async () => {
    await up([{ name: "ims" }]);
    const transform = `({ name, props, opts }) => name === "signin-account"
      ? { props, opts: { ...opts, aliases: [{ name: "ims", parent: pulumi.rootStackResource }] } } : undefined`;
    const inside: Holder = { kind: "ImsIntegration", name: "signin", options: `{ transforms: [${transform}] }` };
    room.instance.writes();
    ok(await up([inside]));
    await up(
      [{ kind: "ImsIntegration", name: "acme", options: '{ aliases: [{ name: "signin" }] }' }],
      "--expect-no-changes",
    );
    expect(room.instance.writes()).toEqual([]);
    await expectFirstFoundAgain();
  });

  test("a replacement that somebody asks for: up --replace, state taint", async () => {
    const [kept] = [{ name: "ims", args: { onDelete: "delete" } }];
    await up([kept]);
    const row = room.instance.account()!["id"];
    expect((await up([kept], "--replace", urn("ims"))).text).toContain(replaced("ims"));
    ok(await stack.run("state", "taint", urn("ims"), "--yes", "--stack", stack.name));
    expect((await up([kept])).text).toContain(replaced("ims"));
    expect(room.instance.account()!["id"]).toBe(row);
    await up([{ name: "ims" }]);
    await expectFirstFoundAgain();
  });

  test("a replacement whose creation fails is made good by the next up", async () => {
    await up([{ name: "ims" }]);
    stack.env["ADOBE_CAMPAIGN_PASSWORD"] = "wrong";
    const failed = await stack.up("--replace", urn("ims"));
    stack.env["ADOBE_CAMPAIGN_PASSWORD"] = room.instance.password.value;
    expect(failed.code, failed.text).not.toBe(0);
    expect(room.instance.account()).toMatchObject(accountAttributes);
    await up([{ name: "ims" }]);
    await expectFirstFoundAgain();
  });

  test("a run that ended between the creation and the deletion is made good by the next up", async () => {
    await up([{ name: "old" }]);
    await up([{ name: "new" }], "--target", urn("new"));
    expect(await stack.resources(":ImsExternalAccount")).toHaveLength(2);
    expect((await up([{ name: "new" }])).text).toContain(handedOver("old", "new"));
    await expectFirstFoundAgain();
  });

  test("or by destroy", async () => {
    await up([{ name: "old" }]);
    await up([{ name: "new" }], "--target", urn("new"));
    await expectFirstFoundAgain();
  });
});
