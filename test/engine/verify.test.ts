/** `mode: "verify"`: differences are reported, and nothing is ever written. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes, twoResources } from "../support/engine-programs.ts";
import { driftAndRepair, expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const verify = { mode: "verify" };

describe('mode: "verify"', () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources(verify, verify, { secret: "" }) });
    ({ stack } = room);
  });
  afterAll(() => room.close());
  afterAll(() => expect(room.instance.writes()).toEqual([]));

  test("a package that is missing", async () => {
    const up = await stack.up();
    expect(up.code).not.toBe(0);
    expect(up.text).toContain("ACC4009: The package emu:imsIntegration differs from the program");
  });

  test("an account that differs: every difference is listed", async () => {
    room.instance.emulator.installPackage("emu:imsIntegration");
    room.instance.emulator.edit({ set: { ...accountAttributes, tenant: "other", active: "0" } });
    const up = await stack.up();
    expect(up.code).not.toBe(0);
    expectReadable(
      up,
      "ACC4009",
      'The account "Adobe_Marketing_Cloud" differs from the program',
      '\n      - tenant is "other" instead of "acme"\n      - enabled is "0" instead of "1"\n',
    );
  });

  test("people who could not sign in are told after the differences, and stop up as well", async () => {
    const people = { expectedGroups: ["nobody-there"], productProfiles: ["Campaign - acme - operators"] };
    stack.write({ "index.js": twoResources({ ...verify, ...people }, verify, { secret: "" }) });
    const differs = await stack.up();
    expect(differs.code).not.toBe(0);
    expect(differs.text).toContain('tenant is "other" instead of "acme"');
    room.instance.emulator.edit({ set: accountAttributes });
    const missing = await stack.up();
    expectReadable(
      missing,
      "ACC4013",
      "People could not sign in with an Adobe ID as the program expects",
      '\n      - the expected group "nobody-there" does not exist on the instance; there are: "admin", ',
    );
    stack.write({ "index.js": twoResources(verify, verify, { secret: "" }) });
  });

  test("an account that is as the program says", async () => {
    room.instance.emulator.edit({ set: { ...accountAttributes, clientSecret: room.canary("set by hand").value } });
    ok(await stack.up());
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("drift is shown, and not repaired", async () => {
    room.instance.emulator.edit({ set: { tenant: "other", clientSecret: room.canary("set again").value } });
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    expect(driftAndRepair(preview.stdout).repair).toEqual(['~ tenant: "other" => "acme"']);
    const up = await stack.up("--refresh");
    expect(up.code).not.toBe(0);
    expect(up.text).toContain('tenant is "other" instead of "acme"');
  });

  test("destroy only forgets", async () => {
    const before = room.instance.account();
    ok(await stack.destroy());
    expect(room.instance.account()).toEqual(before);
  });
});
