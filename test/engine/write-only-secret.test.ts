/** `clientSecretFrom` + `clientSecretVersion`: the secret reaches the instance and is kept nowhere, not even encrypted. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Canary } from "../support/canaries.ts";
import { accountOnly } from "../support/engine-programs.ts";
import { driftAndRepair, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const program = (version: number, tenant = "acme") =>
  accountOnly({ clientSecretFrom: "IMS_SECRET", clientSecretVersion: version, tenant }, { secret: "" });

describe("a secret in write-only form", () => {
  let room: Room;
  let stack: Stack;
  const account = "extAccount Adobe_Marketing_Cloud";

  beforeAll(async () => {
    room = await Room.open({ "index.js": program(1) }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
  });
  afterAll(() => room.close());

  const give = (secret: Canary) => (stack.env["IMS_SECRET"] = secret.value);

  test("without it, nothing is written", async () => {
    const up = await stack.up();
    expect(up.code).not.toBe(0);
    expect(up.text).toContain("ACC1002: The client secret is to be read from IMS_SECRET, which is not set");
    expect(room.instance.writes()).toEqual([]);
  });

  test("it is written, and the state does not have it in any form", async () => {
    const secret = room.canary("first secret");
    give(secret);
    ok(await stack.up());
    expect(room.instance.secret()).toBe(secret.value);
    const [resource] = await stack.resources(":ImsExternalAccount");
    for (const side of [resource!.inputs!, resource!.outputs!]) {
      expect(side).toMatchObject({ clientSecretFrom: "IMS_SECRET", clientSecretVersion: 1 });
      expect(side).not.toHaveProperty("clientSecret");
    }
    expect(room.leaks()).toEqual([]);
    room.instance.calls();
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("another field alone is written, and the secret is not even asked for", async () => {
    const before = room.instance.account()!["clientSecret"];
    delete stack.env["IMS_SECRET"];
    stack.write({ "index.js": program(1, "acme2") });
    ok(await stack.up());
    expect(room.instance.writes()).toEqual([`${account}: tenant`]);
    expect(room.instance.account()).toMatchObject({ tenant: "acme2", clientSecret: before });
  });

  test("another version has it written again, and nothing else", async () => {
    const second = room.canary("second secret");
    give(second);
    stack.write({ "index.js": program(2, "acme2") });
    expect(propertyDiff(ok(await stack.preview()).stdout)).toEqual(["~ clientSecretVersion: 1 => 2"]);
    ok(await stack.up());
    expect(room.instance.writes()).toEqual([`${account}: clientSecret`]);
    expect(room.instance.secret()).toBe(second.value);
  });

  test("one that was set by hand shows as another version, and is repaired", async () => {
    const before = room.instance.secret();
    room.instance.emulator.edit({ set: { clientSecret: room.canary("set by hand").value } });
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    expect(driftAndRepair(preview.stdout).repair).toEqual(["~ clientSecretVersion: 0 => 2"]);
    ok(await stack.up("--refresh"));
    expect(room.instance.writes()).toEqual([`${account}: clientSecret`]);
    expect(room.instance.secret()).toBe(before);
  });
});
