/** What Pulumi users expect of `--target`, `aliases`, `replaceOnChanges`, `protect`, and of two stacks at the same time. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator, type Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { operations, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const name = "Adobe_Marketing_Cloud";

interface Change {
  tenant?: string;
  /** Options of the first resource, as source text. */
  options?: string;
  /** Name of the second resource. */
  second?: string;
  /** Its options. */
  secondOptions?: string;
}

/** An account on each of two instances. */
const program = ({ tenant = "acme", options = "{}", second = "second", secondOptions = "{}" }: Change = {}) => `
const pulumi = require("@pulumi/pulumi");
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const args = { ...${JSON.stringify({ ...accountArgs, tenant })}, clientSecret };
new ImsExternalAccount("first", { ...args, instance: "one" }, ${options});
new ImsExternalAccount("${second}", { ...args, instance: "two" }, ${secondOptions});`;

describe("Pulumi's options", () => {
  let room: Room;
  let stack: Stack;
  let one: Instance;
  let two: Instance;

  /** Points the names that the program uses to these instances. */
  async function configure(stackName: string, instances: Record<string, Instance>): Promise<void> {
    const settings = Object.entries(instances).flatMap(([key, { emulator, password }]) => {
      const path = `adobe-campaign:instances.${key}`;
      const plain = ["--plaintext", `${path}.url=${emulator.url}`, "--plaintext", `${path}.user=${operator}`];
      return [...plain, "--secret", `${path}.password=${password.value}`];
    });
    ok(await stack.run("config", "set-all", "--path", "--stack", stackName, ...settings));
  }

  const urnOf = (resource: string) =>
    `urn:pulumi:${stack.name}::engine-test::pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount::${resource}`;

  beforeAll(async () => {
    room = await Room.open({ "index.js": program() });
    ({ stack } = room);
    one = await room.start({ instanceName: "first", packageInstalled: true });
    two = await room.start({ instanceName: "second", packageInstalled: true });
    await configure(stack.name, { one, two });
    ok(await stack.up());
  });
  afterAll(() => room.close());

  test("--target touches one resource, and its instance alone", async () => {
    one.calls();
    two.calls();
    stack.write({ "index.js": program({ tenant: "acme2" }) });
    ok(await stack.up("--target", urnOf("second")));
    expect(one.calls()).toEqual([]);
    expect(two.writes()).toEqual([`extAccount ${name}: tenant`]);
  });

  test("the next up does the rest; an alias renames in the state, and nothing on the instance", async () => {
    stack.write({
      "index.js": program({ tenant: "acme2", second: "renamed", secondOptions: '{ aliases: [{ name: "second" }] }' }),
    });
    expect(operations(ok(await stack.up("--diff")).stdout)).toEqual({ first: "update" });
    expect(one.writes()).toEqual([`extAccount ${name}: tenant`]);
    expect(two.calls()).toEqual([]);
    const urns = (await stack.resources(":ImsExternalAccount")).map(({ urn }) => urn);
    expect(urns.sort()).toEqual([urnOf("first"), urnOf("renamed")]);
  });

  test("without the alias nothing is to be renamed; replaceOnChanges leaves the account to the one that replaces it: one write", async () => {
    const options = '{ replaceOnChanges: ["tenant"], protect: true }';
    stack.write({ "index.js": program({ options, second: "renamed" }) });
    const { stdout } = ok(await stack.up("--diff"));
    expect(operations(stdout)).toEqual({ first: "replace", renamed: "update" });
    expect(propertyDiff(stdout)).toContain('~ tenant: "acme2" => "acme"');
    expect(one.writes()).toHaveLength(1);
    expect(one.account()).toMatchObject({ tenant: "acme", active: "1" });
    expect(one.secret()).toBe(room.clientSecret.value);
    expect((await stack.resources(":ImsExternalAccount")).length).toBe(2);
  });

  test("protect keeps what it protects, also from destroy", async () => {
    stack.write({ "index.js": "" });
    for (const command of [() => stack.destroy(), () => stack.up()]) {
      const refused = await command();
      expect(refused.code, refused.text).not.toBe(0);
      expect(refused.text).toMatch(/protected/);
    }
    expect(one.writes()).toEqual([]);
    expect(one.account()).toMatchObject({ tenant: "acme", active: "1" });
  });

  test("two stacks at the same time, on two instances each, do not see each other", async () => {
    const three = await room.start({ instanceName: "third", packageInstalled: true });
    const four = await room.start({ instanceName: "fourth", packageInstalled: true });
    ok(await stack.run("stack", "init", "parallel", "--no-select"));
    await configure("parallel", { one: three, two: four });
    ok(await stack.run("config", "set", "--stack", "parallel", "--secret", room.secretKey, room.clientSecret.value));
    stack.write({ "index.js": program({ tenant: "acme3", second: "renamed" }) });
    const other = stack.run("up", "--yes", "--skip-preview", "--stack", "parallel");
    for (const ran of await Promise.all([stack.up(), other])) ok(ran);
    for (const instance of [one, two, three, four]) {
      expect(instance.account()).toMatchObject({ tenant: "acme3", active: "1" });
      expect(instance.secret()).toBe(room.clientSecret.value);
    }
    ok(await stack.run("destroy", "--yes", "--skip-preview", "--stack", "parallel"));
    expect(three.account()).toMatchObject({ tenant: "", active: "0" });
    expect(one.account()).toMatchObject({ tenant: "acme3", active: "1" });
  });
});
