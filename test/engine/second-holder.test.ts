/** The same account twice in one program is refused, in the same run and before the second one writes. Each case has an instance of its own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Holder, holders } from "../support/holders.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const cases = ["fresh", "alike", "removed", "left", "right"] as const;
type Case = (typeof cases)[number];

describe("two resources of one program", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Case, Instance>;

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" });
    ({ stack } = room);
    for (const each of cases) instances[each] = await room.startAs(each, { packageInstalled: true });
    instances.removed.emulator.edit({ set: { tenant: "before" } });
  });
  afterAll(() => room.close());

  const on = (instance: Case, name: string, args: Holder["args"] = {}): Holder => ({
    name: `${instance}-${name}`,
    args: { instance, ...args },
  });
  const write = (...all: Holder[]) => stack.write({ "index.js": holders(...all) });

  function expectRefused(ran: Ran, instance: Case): void {
    expect(ran.code, ran.text).not.toBe(0);
    expect(ran.text).toMatch(
      new RegExp(
        `ACC4020: The resources "${instance}-(\\w+)" and "${instance}-(?!\\1)(one|two)" hold the same ImsExternalAccount on one instance`,
      ),
    );
    expect(ran.text).toMatch(/Remove one of them from the program.*aliases/);
  }

  test("are refused by up before the second write, where only the instance shows that they are the same", async () => {
    write(
      on("alike", "one"),
      on("alike", "two", { accountName: "Adobe_Marketing_Cloud" }),
      on("removed", "one"),
      on("left", "a"),
      on("right", "b"),
    );
    expectRefused(await stack.up("--continue-on-error"), "alike");
    expect(instances.alike.writes().length).toBeLessThan(2);
  });

  test("that hold accounts of the same name on two instances are in order", () => {
    for (const each of [instances.left, instances.right]) expect(each.account()).toMatchObject(accountAttributes);
  });

  test("that hold the same account are refused by preview, which asks nothing of the instance", async () => {
    write(on("fresh", "one"), on("fresh", "two", { tenant: "other" }));
    expectRefused(await stack.preview(), "fresh");
    expect(instances.fresh.calls()).toEqual([]);
  });

  test("are refused by up also where one of them exists, and nothing is written", async () => {
    instances.removed.calls();
    write(on("removed", "two"), on("removed", "one"), on("left", "a"), on("right", "b"));
    expectRefused(await stack.up(), "removed");
    expect(instances.removed.writes()).toEqual([]);
  });

  describe("one is removed", () => {
    let ran: Ran;

    beforeAll(async () => {
      write(on("alike", "one"), on("removed", "two"), on("left", "c"), on("right", "d"));
      ran = ok(await stack.up());
    });

    test("the other one goes on", () => {
      for (const each of ["alike", "removed"] as const)
        expect(instances[each].account(), each).toMatchObject(accountAttributes);
    });

    test("and so do the accounts of the same name on two instances, both at the same time", () => {
      const handedOver = (from: string, to: string) =>
        `"${to}" of this stack holds it instead of "${from}", with what was found at first`;
      expect(ran.text).toContain(handedOver("left-a", "left-c"));
      expect(ran.text).toContain(handedOver("right-b", "right-d"));
      for (const each of [instances.left, instances.right]) expect(each.account()).toMatchObject(accountAttributes);
    });

    test("destroy gives back what was there at first", async () => {
      ok(await stack.destroy());
      expect(instances.removed.account()).toMatchObject({ tenant: "before", active: "0", imsServer: "" });
      for (const each of [instances.left, instances.right])
        expect(each.account()).toMatchObject({ tenant: "", active: "0" });
    });
  });
});
