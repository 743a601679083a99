/** Package and account on an instance where somebody has done it all by hand; and what happens when they undo it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes, twoResources } from "../support/engine-programs.ts";
import { operations } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

describe("an instance that was configured by hand", () => {
  let room: Room;
  let stack: Stack;
  let byHand: Record<string, string>;
  const name = "Adobe_Marketing_Cloud";

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources() }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    const clientSecret = room.canary("secret set by hand").value;
    room.instance.emulator.edit({ set: { ...accountAttributes, tenant: "by-hand", imsServer: "", clientSecret } });
    byHand = room.instance.account()!;
  });
  afterAll(() => room.close());

  test("is adopted: only what differs is written, and the user is told what it was", async () => {
    const up = ok(await stack.up());
    const lines = up.stdout.split("\n").flatMap((line) => line.split("account: ").slice(1));
    const at = lines.indexOf(`adopted the account "${name}" on the instance "emulator":`);
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '  imsServer     "" → "https://ims-na1.adobelogin.com"',
      '  tenant        "by-hand" → "acme"',
      "  clientSecret  written",
    ]);
    expect(up.stdout).not.toContain("installing");
    // Also where signing in was switched on already.
    expect(up.stdout).toContain('redirection@IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"');
    expect(room.instance.writes()).toEqual([`extAccount ${name}: imsServer, tenant, clientSecret`]);
    const [integrationPackage] = await stack.resources(":IntegrationPackage");
    expect(integrationPackage).toMatchObject({ id: "emu:imsIntegration", outputs: { alreadyInstalled: true } });
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("is put back exactly, the secret's ciphertext included, by destroy", async () => {
    ok(await stack.destroy());
    expect({ ...room.instance.account(), ...stamps(byHand) }).toEqual(byHand);
    ok(await stack.up());
    room.instance.calls();
  });

  test("an account that is removed in the console shows as gone, and is created again", async () => {
    room.instance.emulator.removeAccount(name);
    ok(await stack.refresh());
    expect(await stack.resources(":ImsExternalAccount")).toEqual([]);
    const preview = ok(await stack.preview());
    expect(operations(preview.stdout)).toEqual({ account: "create" });
    const up = ok(await stack.up("--refresh"));
    expect(up.stdout).toMatch(/\+ 1 created\n +2 unchanged/);
    expect(room.instance.account()).toMatchObject({ ...accountAttributes, type: "42" });
    expect(room.instance.secret()).toBe(room.clientSecret.value);
  });

  test("both gone at once: up --refresh brings both back", async () => {
    room.instance.emulator.removeAccount(name);
    room.instance.emulator.removePackage("emu:imsIntegration");
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    expect(operations(preview.stdout)).toEqual({ account: "create", package: "create" });
    room.instance.calls();
    ok(await stack.up("--refresh"));
    expect(room.instance.writes()).toEqual(["installation", expect.stringContaining(`extAccount ${name}: `)]);
    expect(room.instance.emulator.packages()).toContain("emu:imsIntegration");
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("destroy is not stopped by an account that is gone already", async () => {
    room.instance.emulator.removeAccount(name);
    ok(await stack.destroy());
    expect(room.instance.writes()).toEqual([]);
    expect(await stack.resources()).toEqual([]);
  });
});

/** What the instance itself keeps about a change. */
function stamps(account: Record<string, string>): Record<string, string> {
  return { lastModified: account["lastModified"]!, "modifiedBy-id": account["modifiedBy-id"]! };
}
