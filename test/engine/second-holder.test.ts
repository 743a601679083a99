/** The same account twice in one program is refused, in the same run and before the second one writes. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Instance, operator } from "../support/engine-instance.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Holder, holders } from "../support/holders.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

describe("two resources of one program", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.edit({ set: { tenant: "before" } });
  });
  afterAll(() => room.close());

  const write = (...all: Holder[]) => stack.write({ "index.js": holders(...all) });

  function expectRefused(ran: Ran): void {
    expect(ran.code, ran.text).not.toBe(0);
    expect(ran.text).toMatch(
      /ACC4020: The resources "(\w+)" and "(?!\1)(one|two)" hold the same ImsExternalAccount on one instance/,
    );
    expect(ran.text).toMatch(/Remove one of them from the program.*aliases/);
  }

  test("that hold the same account are refused by preview, which asks nothing of the instance", async () => {
    write({ name: "one" }, { name: "two", args: { tenant: "other" } });
    expectRefused(await stack.preview());
    expect(room.instance.calls()).toEqual([]);
  });

  test("are refused by up before the second write, where only the instance shows that they are the same", async () => {
    write({ name: "one" }, { name: "two", args: { accountName: "Adobe_Marketing_Cloud" } });
    expectRefused(await stack.up());
    expect(room.instance.writes().length).toBeLessThan(2);
  });

  test("one is removed: the other one goes on, and gives back what was there at first", async () => {
    write({ name: "one" });
    ok(await stack.up());
    room.instance.writes();
    write({ name: "two" }, { name: "one" });
    expectRefused(await stack.up());
    expect(room.instance.writes()).toEqual([]);
    write({ name: "two" });
    ok(await stack.up());
    expect(room.instance.account()).toMatchObject(accountAttributes);
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "before", active: "0", imsServer: "" });
  });

  test("that hold accounts of the same name on two instances are in order", async () => {
    const instances: Instance[] = [];
    for (const instance of ["one", "two"]) {
      const started = await room.start({ instanceName: instance, packageInstalled: true });
      instances.push(started);
      const prefix = `ADOBE_CAMPAIGN_${instance.toUpperCase()}`;
      stack.env[`${prefix}_URL`] = started.emulator.url;
      stack.env[`${prefix}_USER`] = operator;
      stack.env[`${prefix}_PASSWORD`] = started.password.value;
    }
    const on = (name: string, instance: string): Holder => ({ name, args: { instance } });
    write(on("a", "one"), on("b", "two"));
    ok(await stack.up());
    // Both at the same time.
    write(on("c", "one"), on("d", "two"));
    const renamed = ok(await stack.up());
    expect(renamed.text).toContain('"c" of this stack holds it instead of "a", with what was found at first');
    expect(renamed.text).toContain('"d" of this stack holds it instead of "b", with what was found at first');
    for (const instance of instances) expect(instance.account()).toMatchObject(accountAttributes);
    ok(await stack.destroy());
    for (const instance of instances) expect(instance.account()).toMatchObject({ tenant: "", active: "0" });
  });
});
