/**
 * What the end of a resource means: accounts with another `onDelete` each, and others that somebody has worked on since the last `up`,
 * which are neither put back nor deleted over their heads. Each is on an instance of its own.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { diagnosticsOf, expectReadable } from "../support/engine-output.ts";
import { accountArgs, accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const ends = { restore: "restore", disable: "disable", delete: "delete", keep: "keep", retain: "delete" };
const touched = { field: "restore", secret: "restore", forgotten: "delete", gone: "restore" };
type End = keyof typeof ends;
type Touched = keyof typeof touched;

const program = (tenant: string) => `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = process.env.IMS_SECRET;
for (const [instance, onDelete] of Object.entries(${JSON.stringify({ ...ends, ...touched })}))
  new ImsExternalAccount(instance, { ...${JSON.stringify({ ...accountArgs, tenant })}, onDelete, instance, clientSecret }, {
    retainOnDelete: instance === "retain",
    ignoreChanges: instance === "keep" ? ["tenant"] : [],
  });`;

describe("several instances in one program", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<End | Touched, Instance>;
  const all = Object.keys({ ...ends, ...touched }) as (End | Touched)[];
  const imsAccount = "Adobe_Marketing_Cloud";
  let found: Record<string, string>;

  beforeAll(async () => {
    room = await Room.open({ "index.js": program("acme") });
    ({ stack } = room);
    for (const each of all) instances[each] = await room.startAs(each, { packageInstalled: true });
    for (const each of Object.keys(touched) as Touched[])
      instances[each].emulator.edit({
        set: { tenant: "before", clientSecret: room.canary(`found on ${each}`).value },
      });
    found = instances.secret.account()!;
    stack.env["IMS_SECRET"] = room.canary("secret given as plain text").value;
    ok(await stack.up());
  });
  afterAll(() => room.close());

  test("up configures them all, with one logon each", () => {
    for (const each of all) {
      expect(instances[each].account(), each).toMatchObject(accountAttributes);
      expect(instances[each].calls().filter((call) => call.startsWith("Logon"))).toHaveLength(1);
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
    for (const each of all)
      expect(instances[each].account()!["tenant"], each).toBe(each === "keep" ? "by-hand" : "changed");
    expect(instances.keep.writes()).toEqual([]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  const accounts = async () =>
    (await stack.resources(":ImsExternalAccount")).map(({ urn }) => urn.split("::").pop()).sort();

  describe("destroy", () => {
    let ran: Ran;
    let configured: Record<string, unknown>;

    beforeAll(async () => {
      const operator = "j.doe";
      const clientSecret = room.canary("set by hand").value;
      instances.field.emulator.edit({ set: { tenant: "by-hand" }, operator });
      instances.secret.emulator.edit({ set: { clientSecret }, operator });
      instances.forgotten.emulator.edit({ set: { tenant: "by-hand" }, operator });
      instances.gone.emulator.removeAccount(imsAccount);
      configured = Object.fromEntries(all.map((each) => [each, instances[each].account()]));
      for (const each of all) instances[each].calls();
      ran = await stack.destroy("--continue-on-error");
    });

    test("does with each account what its program says", () => {
      expect(instances.restore.account()).toMatchObject({ tenant: "", active: "0", clientSecret: "" });
      expect(instances.disable.writes()).toEqual([`extAccount ${imsAccount}: active`]);
      expect(instances.disable.account()).toMatchObject({ tenant: "changed", active: "0" });
      expect(instances.delete.account()).toBeUndefined();
      expect(instances.keep.account()).toEqual(configured["keep"]);
      expect(instances.retain.account()).toEqual(configured["retain"]);
      expect(instances.retain.calls()).toEqual([]);
    });

    function expectRefused(which: Touched, intention: string, ...texts: string[]): void {
      expectReadable(
        diagnosticsOf(ran, which),
        "ACC4010",
        `was not ${intention}, because somebody has changed it`,
        "last changed by j.doe",
        ...texts,
      );
      expect(instances[which].writes()).toEqual([]);
    }

    test("does not put back what somebody changed: who, when, what, and both ways out", () => {
      const change = 'tenant is "by-hand" instead of "changed"';
      expectRefused("field", "put back as it was found", change, "pulumi refresh", "pulumi state delete");
    });

    test("does not put it back either when it was the secret", () => {
      expectRefused("secret", "put back as it was found", "the secret was set by hand");
    });

    test("does not delete it", () => {
      expectRefused("forgotten", "deleted", 'tenant is "by-hand" instead of "changed"');
    });

    test("says that nothing is put back where the account is removed meanwhile", () => {
      expect(ran.text).toContain(`the account "${imsAccount}" on the instance "gone" is gone: nothing is put back`);
    });

    test("keeps in the state what it refused, and nothing else", async () => {
      expect(await accounts()).toEqual(["field", "forgotten", "secret"]);
    });
  });

  describe("destroy after a refresh", () => {
    let ran: Ran;

    beforeAll(async () => {
      const forgotten = (await stack.resources()).find(({ urn }) => urn.endsWith("::forgotten"))!;
      ok(await stack.run("state", "delete", forgotten.urn, "--yes", "--stack", stack.name));
      ran = ok(await stack.destroy("--refresh"));
    });

    test("puts back what somebody changed, with the secret that was found", () => {
      expect(ran.text).toMatch(
        /secret \(secret\): .*that undid what was changed in between, last by j\.doe at \d{4}-.*: clientSecret$/m,
      );
      const { lastModified, "modifiedBy-id": by } = found;
      expect({ ...instances.secret.account(), lastModified, "modifiedBy-id": by }).toEqual(found);
    });

    test("leaves alone what Pulumi forgot", async () => {
      expect(await accounts()).toEqual([]);
      expect(instances.forgotten.writes()).toEqual([]);
      expect(instances.forgotten.account()).toMatchObject({ tenant: "by-hand", active: "1" });
    });
  });
});
