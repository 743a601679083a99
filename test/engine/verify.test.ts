/** `mode: "verify"`: differences are reported, and nothing is ever written. Each variant is an instance of its own in one program. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { accountArgs, accountAttributes } from "../support/engine-programs.ts";
import { diagnosticsOf, driftAndRepair, expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

/** Packages and accounts without a secret, each on the instance of its name. */
const program = (packages: string[], accounts: Record<string, object>) => `
const { ImsExternalAccount, IntegrationPackage } = require("pulumi-adobe-campaign");
const mode = "verify";
for (const instance of ${JSON.stringify(packages)}) new IntegrationPackage(instance + "-package", { instance, mode });
for (const [instance, args] of Object.entries(${JSON.stringify(accounts)}))
  new ImsExternalAccount(instance, { ...${JSON.stringify(accountArgs)}, instance, mode, ...args });`;

const asTheProgramSays = ["right", "drifting"];
const right = program(asTheProgramSays, { right: {}, drifting: {} });
const people = { expectedGroups: ["nobody-there"], productProfiles: ["Campaign - acme - operators"] };

describe('mode: "verify"', () => {
  let room: Room;
  let stack: Stack;
  let up: Ran;
  const instances: Record<string, Instance> = {};

  beforeAll(async () => {
    const accounts = { differs: {}, people, both: people, right: {}, drifting: {} };
    room = await Room.open({ "index.js": program(["bare", ...asTheProgramSays], accounts) });
    ({ stack } = room);
    instances["bare"] = await room.startAs("bare");
    for (const name of Object.keys(accounts)) {
      instances[name] = await room.startAs(name, { packageInstalled: true });
      const clientSecret = room.canary(`set by hand on ${name}`).value;
      instances[name].emulator.edit({ set: { ...accountAttributes, clientSecret } });
    }
    for (const name of ["differs", "both"]) instances[name]!.emulator.edit({ set: { tenant: "other", active: "0" } });
    up = await stack.up("--continue-on-error");
  });
  afterAll(() => room.close());
  afterAll(() => {
    for (const [name, instance] of Object.entries(instances)) expect(instance.writes(), name).toEqual([]);
  });

  test("a package that is missing", () => {
    const why = "The package emu:imsIntegration differs from the program";
    expectReadable(diagnosticsOf(up, "bare-package"), "ACC4009", why);
  });

  test("an account that differs: every difference is listed", () => {
    expectReadable(
      diagnosticsOf(up, "differs"),
      "ACC4009",
      'The account "Adobe_Marketing_Cloud" differs from the program',
      '\n      - tenant is "other" instead of "acme"\n      - enabled is "0" instead of "1"\n',
    );
  });

  test("people who could not sign in are reported after the differences, and stop up as well", () => {
    expectReadable(diagnosticsOf(up, "both"), "ACC4009", 'tenant is "other" instead of "acme"');
    expectReadable(
      diagnosticsOf(up, "people"),
      "ACC4013",
      "People could not sign in with an Adobe ID as the program expects",
      '\n      - the expected group "nobody-there" does not exist on the instance; there are: "admin", ',
    );
  });

  test("an account that is as the program says is taken over, and no other", async () => {
    expect(up.code, up.text).not.toBe(0);
    expect((await stack.resources(":ImsExternalAccount")).map(({ urn }) => urn.split("::").at(-1)).sort()).toEqual([
      "drifting",
      "right",
    ]);
  });

  test("drift is shown where it is, a secret set again is none, and nothing is repaired", async () => {
    stack.write({ "index.js": right });
    instances["right"]!.emulator.edit({ set: { clientSecret: room.canary("set again on right").value } });
    const clientSecret = room.canary("set again on drifting").value;
    instances["drifting"]!.emulator.edit({ set: { tenant: "other", clientSecret } });
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    expect(driftAndRepair(preview.stdout).repair).toEqual(['~ tenant: "other" => "acme"']);
    const refused = await stack.up("--refresh");
    expectReadable(diagnosticsOf(refused, "drifting"), "ACC4009", 'tenant is "other" instead of "acme"');
    expect(diagnosticsOf(refused, "right").text).not.toContain("error");
  });

  test("destroy only forgets", async () => {
    const before = asTheProgramSays.map((name) => instances[name]!.account());
    ok(await stack.destroy());
    expect(asTheProgramSays.map((name) => instances[name]!.account())).toEqual(before);
  });
});
