/** What replaces a resource: another instance, another account, another package. Four instances in one stack's configuration. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator, type Instance } from "../support/engine-instance.ts";
import { operations, propertyDiff } from "../support/engine-output.ts";
import { accountAttributes, pairs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const on = (instance: string) => ({ account: { instance }, integrationPackage: { instance } });
const before = { moved: on("one"), renamed: on("three"), repacked: on("four") };
const after = {
  moved: on("two"),
  renamed: { ...on("three"), account: { instance: "three", accountName: "Second_IMS", accountType: 1 } },
  repacked: { ...on("four"), integrationPackage: { instance: "four", packageName: "nms:coupon" } },
};

describe("replacement", () => {
  let room: Room;
  let stack: Stack;
  let one: Instance;
  let two: Instance;
  let three: Instance;
  let four: Instance;
  let shown: Record<string, string>;
  let diff: string[];
  let up: Ran;
  const name = "Adobe_Marketing_Cloud";

  beforeAll(async () => {
    room = await Room.open({ "index.js": pairs(before) });
    ({ stack } = room);
    one = await room.start({ instanceName: "first", packageInstalled: true });
    two = await room.start({ instanceName: "second" });
    three = await room.start({ instanceName: "third", packageInstalled: true });
    four = await room.start({ instanceName: "fourth", packageInstalled: true });
    three.emulator.addAccount({ name: "Second_IMS", label: "Second", type: "1", tenant: "before" });
    const settings = Object.entries({ one, two, three, four }).flatMap(([key, { emulator, password }]) => {
      const path = `adobe-campaign:instances.${key}`;
      const plain = ["--plaintext", `${path}.url=${emulator.url}`, "--plaintext", `${path}.user=${operator}`];
      return [...plain, "--secret", `${path}.password=${password.value}`];
    });
    ok(await stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings));
    ok(await stack.up());
    expect(one.writes()).toEqual([expect.stringContaining(`extAccount ${name}: `)]);
    stack.write({ "index.js": pairs(after) });
    const { stdout } = ok(await stack.preview());
    [shown, diff] = [operations(stdout), propertyDiff(stdout)];
    up = ok(await stack.up());
  });
  afterAll(() => room.close());

  test("another instance: the old one is put back, the new one is configured", () => {
    expect(shown).toMatchObject({ "moved-package": "replace", "moved-account": "replace" });
    expect(diff).toContain('~ instance: "one" => "two"');

    expect(one.writes()).toEqual([expect.stringContaining(`extAccount ${name}: `)]);
    expect(one.account()).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
    expect(two.writes()).toEqual(["installation", expect.stringContaining(`extAccount ${name}: `)]);
    expect(two.account()).toMatchObject(accountAttributes);
    expect(two.secret()).toBe(room.clientSecret.value);
  });

  test("another account: the old one is put back, the new one is configured", async () => {
    expect(shown).toMatchObject({ "renamed-account": "replace" });
    expect(shown).not.toHaveProperty("renamed-package");
    expect(diff).toContain('+ accountName: "Second_IMS"');

    expect(three.account(name)).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
    expect(three.account("Second_IMS")).toMatchObject({ ...accountAttributes, label: "Second" });
    const accounts = await stack.resources(":ImsExternalAccount");
    const account = accounts.find(({ urn }) => urn.endsWith("::renamed-account"));
    expect(account).toMatchObject({ id: "Second_IMS", outputs: { accountType: 1 } });
  });

  test("another package: the new one is installed, the old one stays", () => {
    expect(shown).toMatchObject({ "repacked-package": "replace" });
    expect(diff).toContain('+ packageName: "nms:coupon"');

    expect(up.stdout).toContain("the package emu:imsIntegration stays on the instance");
    expect(four.emulator.packages()).toEqual(expect.arrayContaining(["nms:coupon", "emu:imsIntegration"]));
  });

  test("and then nothing is left to do", async () => {
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("the end of a resource reaches the instance that the state remembers", async () => {
    one.calls();
    stack.write({ "index.js": "" });
    ok(await stack.up());
    expect(one.calls()).toEqual([]);
    expect(three.account("Second_IMS")).toMatchObject({ tenant: "before", active: "0", clientSecret: "" });
  });
});
