/** What replaces a resource: another instance, another account, another package. Two instances in one stack's configuration. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator, type Instance } from "../support/engine-instance.ts";
import { accountAttributes, twoResources } from "../support/engine-programs.ts";
import { operations, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

describe("replacement", () => {
  let room: Room;
  let stack: Stack;
  let one: Instance;
  let two: Instance;
  const name = "Adobe_Marketing_Cloud";

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources({ instance: "one" }, { instance: "one" }) });
    ({ stack } = room);
    one = await room.start({ instanceName: "first", packageInstalled: true });
    two = await room.start({ instanceName: "second" });
    const settings = Object.entries({ one, two }).flatMap(([key, { emulator, password }]) => {
      const path = `adobe-campaign:instances.${key}`;
      const plain = ["--plaintext", `${path}.url=${emulator.url}`, "--plaintext", `${path}.user=${operator}`];
      return [...plain, "--secret", `${path}.password=${password.value}`];
    });
    ok(await stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings));
    ok(await stack.up());
    expect(one.writes()).toEqual([expect.stringContaining(`extAccount ${name}: `)]);
  });
  afterAll(() => room.close());

  /** Writes the program and shows it, as somebody would look before `up`. */
  async function change(program: string): Promise<{ diff: string[]; shown: Record<string, string> }> {
    stack.write({ "index.js": program });
    const preview = ok(await stack.preview());
    return { diff: propertyDiff(preview.stdout), shown: operations(preview.stdout) };
  }

  test("another instance: the old one is put back, the new one is configured", async () => {
    const { diff, shown } = await change(twoResources({ instance: "two" }, { instance: "two" }));
    expect(shown).toEqual({ package: "replace", account: "replace" });
    expect(diff).toContain('~ instance: "one" => "two"');

    ok(await stack.up());
    expect(one.writes()).toEqual([expect.stringContaining(`extAccount ${name}: `)]);
    expect(one.account()).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
    expect(two.writes()).toEqual(["installation", expect.stringContaining(`extAccount ${name}: `)]);
    expect(two.account()).toMatchObject(accountAttributes);
    expect(two.secret()).toBe(room.clientSecret.value);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("another account: the old one is put back, the new one is configured", async () => {
    two.emulator.addAccount({ name: "Second_IMS", label: "Second", type: "1", tenant: "before" });
    two.calls();
    const { diff, shown } = await change(
      twoResources({ instance: "two", accountName: "Second_IMS", accountType: 1 }, { instance: "two" }),
    );
    expect(shown).toEqual({ account: "replace" });
    expect(diff).toContain('+ accountName: "Second_IMS"');

    ok(await stack.up());
    expect(two.account(name)).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
    expect(two.account("Second_IMS")).toMatchObject({ ...accountAttributes, label: "Second" });
    const [account] = await stack.resources(":ImsExternalAccount");
    expect(account).toMatchObject({ id: "Second_IMS", outputs: { accountType: 1 } });
    ok(await stack.preview("--expect-no-changes"));
  });

  test("another package: the new one is installed, the old one stays", async () => {
    const { diff, shown } = await change(
      twoResources(
        { instance: "two", accountName: "Second_IMS", accountType: 1 },
        { instance: "two", packageName: "nms:coupon" },
      ),
    );
    expect(shown).toMatchObject({ package: "replace" });
    expect(diff).toContain('+ packageName: "nms:coupon"');

    const up = ok(await stack.up());
    expect(up.stdout).toContain("the package emu:imsIntegration stays on the instance");
    expect(two.emulator.packages()).toEqual(expect.arrayContaining(["nms:coupon", "emu:imsIntegration"]));
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("destroy reaches the instance that the state remembers", async () => {
    one.calls();
    stack.write({ "index.js": "" });
    ok(await stack.up());
    expect(one.calls()).toEqual([]);
    expect(two.account("Second_IMS")).toMatchObject({ tenant: "before", active: "0", clientSecret: "" });
  });
});
