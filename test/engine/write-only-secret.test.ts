/**
 * `clientSecretFrom` + `clientSecretVersion`: the secret reaches the instance and is kept nowhere, not even encrypted. Each case
 * has an instance of its own.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { diagnosticsOf, driftAndRepair, expectReadable } from "../support/engine-output.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { ResourceState, Ran, Stack } from "../support/pulumi.ts";

const cases = ["missing", "same", "other", "raised", "edited"] as const;
type Case = (typeof cases)[number];

const program = (changes: Partial<Record<Case, Record<string, unknown>>> = {}) => `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const changes = ${JSON.stringify(changes)};
for (const instance of ${JSON.stringify(cases)})
  new ImsExternalAccount(instance, {
    ...${JSON.stringify(accountArgs)}, instance, clientSecretFrom: instance.toUpperCase() + "_SECRET", clientSecretVersion: 1, ...changes[instance],
  });`;

describe("a secret in write-only form", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Case, Instance>;
  const secrets = {} as Record<Case, string>;
  const account = "extAccount Adobe_Marketing_Cloud";

  const give = (which: Case, name: string) => {
    secrets[which] = room.canary(`${name} of ${which}`).value;
    stack.env[`${which.toUpperCase()}_SECRET`] = secrets[which];
  };

  beforeAll(async () => {
    room = await Room.open({ "index.js": program() });
    ({ stack } = room);
    for (const each of cases) {
      instances[each] = await room.startAs(each, { packageInstalled: true });
      if (each !== "missing") give(each, "first secret");
    }
  });
  afterAll(() => room.close());

  describe("at first", () => {
    let up: Ran;
    let resources: ResourceState[];

    beforeAll(async () => {
      up = await stack.up("--continue-on-error");
      resources = await stack.resources(":ImsExternalAccount");
    });

    test("without it, nothing is written", () => {
      const failed = diagnosticsOf(up, "missing");
      expectReadable(failed, "ACC1002", "The client secret is to be read from MISSING_SECRET, which is not set");
      expect(up.text).not.toMatch(/(SAME|OTHER|RAISED|EDITED)_SECRET/);
      expect(instances.missing.writes()).toEqual([]);
    });

    test("it is written, and the state does not have it in any form", () => {
      expect(resources).toHaveLength(cases.length - 1);
      for (const each of cases.slice(1)) {
        expect(instances[each].secret()).toBe(secrets[each]);
        const resource = resources.find(({ urn }) => urn.endsWith(`::${each}`))!;
        for (const side of [resource.inputs!, resource.outputs!]) {
          expect(side).toMatchObject({ clientSecretFrom: `${each.toUpperCase()}_SECRET`, clientSecretVersion: 1 });
          expect(side).not.toHaveProperty("clientSecret");
        }
      }
      expect(room.leaks()).toEqual([]);
    });
  });

  describe("after that", () => {
    let preview: string;
    let before: Record<Case, string | undefined>;

    beforeAll(async () => {
      const stored = cases.map((each) => [each, instances[each].account()!["clientSecret"]]);
      before = Object.fromEntries(stored) as typeof before;
      give("missing", "late secret");
      delete stack.env["SAME_SECRET"];
      delete stack.env["OTHER_SECRET"];
      give("raised", "second secret");
      instances.edited.emulator.edit({ set: { clientSecret: room.canary("set by hand").value } });
      for (const each of cases) instances[each].calls();
      stack.write({ "index.js": program({ other: { tenant: "acme2" }, raised: { clientSecretVersion: 2 } }) });
      // Shows it first, as somebody would look before they agree.
      const up = ok(await stack.run("up", "--yes", "--diff", "--refresh", "--stack", stack.name));
      [preview = ""] = up.stdout.split("\nUpdating ");
    });

    test("what was missing is given: it is written", () => {
      expect(instances.missing.secret()).toBe(secrets.missing);
    });

    test("nothing changes where nothing was changed", () => {
      expect(driftAndRepair(preview, "same")).toEqual({ drift: [], repair: [] });
      expect(instances.same.writes()).toEqual([]);
      expect(instances.same.secret()).toBe(secrets.same);
    });

    test("another field alone is written, and the secret is not even asked for", () => {
      expect(driftAndRepair(preview, "other").repair).toEqual(['~ tenant: "acme" => "acme2"']);
      expect(instances.other.writes()).toEqual([`${account}: tenant`]);
      expect(instances.other.account()).toMatchObject({ tenant: "acme2", clientSecret: before.other });
    });

    test("another version has it written again, and nothing else", () => {
      expect(driftAndRepair(preview, "raised").repair).toEqual(["~ clientSecretVersion: 1 => 2"]);
      expect(instances.raised.writes()).toEqual([`${account}: clientSecret`]);
      expect(instances.raised.secret()).toBe(secrets.raised);
    });

    test("one that was set by hand shows as another version, and is repaired", () => {
      expect(driftAndRepair(preview, "edited").repair).toEqual(["~ clientSecretVersion: 0 => 1"]);
      expect(instances.edited.writes()).toEqual([`${account}: clientSecret`]);
      expect(instances.edited.secret()).toBe(secrets.edited);
    });
  });
});
