/** `.get()`: what is there is read, and never changed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const program = (account: string, integrationPackage = "emu:imsIntegration") => `
const { ImsExternalAccount, IntegrationPackage } = require("pulumi-adobe-campaign");
const account = ImsExternalAccount.get("account", "${account}");
exports.installed = IntegrationPackage.get("package", "${integrationPackage}").packageName;
exports.tenant = account.tenant;
exports.enabled = account.enabled;
exports.release = account.release;`;

describe(".get()", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": program("Adobe_Marketing_Cloud") }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    const clientSecret = room.canary("secret set by hand").value;
    room.instance.emulator.edit({ set: { ...accountAttributes, clientSecret } });
  });
  afterAll(() => room.close());

  test("gives the outputs of what exists", async () => {
    ok(await stack.up());
    expect(await stack.outputs()).toEqual({
      tenant: "acme",
      enabled: true,
      release: "7.4.1",
      installed: "emu:imsIntegration",
    });
    expect(room.instance.writes()).toEqual([]);
    expect(JSON.stringify(await stack.state())).not.toContain(room.instance.account()!["clientSecret"]);
  });

  test("says that there is no such account, and no such package", async () => {
    stack.write({ "index.js": program("No_Such_Account", "nms:interaction") });
    const preview = await stack.preview();
    expect(preview.code, preview.text).not.toBe(0);
    for (const text of [
      'ACC4006: There is no external account "No_Such_Account" on this instance',
      'ACC4006: There is no installed package "nms:interaction"',
    ])
      expect(preview.text).toContain(text);
    expect(preview.text).not.toMatch(/^\s+at /m);
    expect(room.instance.writes()).toEqual([]);
  });

  test("destroy forgets it and touches nothing", async () => {
    const before = room.instance.account();
    ok(await stack.destroy());
    expect(room.instance.account()).toEqual(before);
    expect(room.instance.writes()).toEqual([]);
  });
});
