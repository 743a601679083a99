/** What the end of a resource means: five accounts, each on an instance of its own, each with another `onDelete`. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator, type Instance } from "../support/engine-instance.ts";
import { accountArgs, accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const ends = {
  restore: { onDelete: "restore" },
  disable: { onDelete: "disable" },
  delete: { onDelete: "delete" },
  keep: { onDelete: "keep" },
  retain: { onDelete: "delete" },
};
type End = keyof typeof ends;

const program = (tenant: string) => `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = process.env.IMS_SECRET;
for (const [instance, end] of Object.entries(${JSON.stringify(ends)}))
  new ImsExternalAccount(instance, { ...${JSON.stringify({ ...accountArgs, tenant })}, ...end, instance, clientSecret }, {
    retainOnDelete: instance === "retain",
    ignoreChanges: instance === "keep" ? ["tenant"] : [],
  });`;

describe("several instances in one program", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<End, Instance>;
  const all = Object.keys(ends) as End[];

  beforeAll(async () => {
    room = await Room.open({ "index.js": program("acme") });
    ({ stack } = room);
    for (const end of all) {
      const instance = await room.start({ instanceName: end, packageInstalled: true });
      instances[end] = instance;
      const prefix = `ADOBE_CAMPAIGN_${end.toUpperCase()}`;
      stack.env[`${prefix}_URL`] = instance.emulator.url;
      stack.env[`${prefix}_USER`] = operator;
      stack.env[`${prefix}_PASSWORD`] = instance.password.value;
    }
    stack.env["IMS_SECRET"] = room.canary("secret given as plain text").value;
    ok(await stack.up());
  });
  afterAll(() => room.close());

  test("up configures them all, with one logon each", () => {
    for (const end of all) {
      expect(instances[end].account(), end).toMatchObject(accountAttributes);
      expect(instances[end].calls().filter((call) => call.startsWith("Logon"))).toHaveLength(1);
    }
    expect(room.instance.calls()).toEqual([]);
  });

  test("a secret that the program gives as plain text is a secret in the state", async () => {
    const ciphertext = { ciphertext: expect.stringMatching(/^v1:/) as string };
    for (const { inputs, outputs } of await stack.resources(":ImsExternalAccount"))
      expect([inputs, outputs]).toMatchObject([{ clientSecret: ciphertext }, { clientSecret: ciphertext }]);
    expect(room.leaks()).toEqual([]);
  });

  test("ignoreChanges leaves a property alone, in the program and on the instance", async () => {
    instances.keep.emulator.edit({ set: { tenant: "by-hand" } });
    stack.write({ "index.js": program("changed") });
    ok(await stack.up("--refresh"));
    for (const end of all)
      expect(instances[end].account()!["tenant"], end).toBe(end === "keep" ? "by-hand" : "changed");
    expect(instances.keep.writes()).toEqual([]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("destroy does with each account what its program says", async () => {
    const configured = Object.fromEntries(all.map((end) => [end, instances[end].account()]));
    for (const end of all) instances[end].calls();
    ok(await stack.destroy());
    const imsAccount = "Adobe_Marketing_Cloud";
    expect(instances.restore.account()).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
    expect(instances.disable.writes()).toEqual([`extAccount ${imsAccount}: active`]);
    expect(instances.disable.account()).toMatchObject({ tenant: "changed", active: "0" });
    expect(instances.delete.account()).toBeUndefined();
    expect(instances.keep.account()).toEqual(configured["keep"]);
    expect(instances.retain.account()).toEqual(configured["retain"]);
    expect(instances.retain.calls()).toEqual([]);
  });
});
