/** Package and account on instances where somebody has done it all by hand; and what happens when they undo it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { operations } from "../support/engine-output.ts";
import { accountAttributes, pairs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

/** On each instance something else is undone: nothing, the account, account and package, and the account just before `destroy`. */
const names = ["kept", "account", "both", "destroyed"] as const;
type Name = (typeof names)[number];

describe("an instance that was configured by hand", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Name, Instance>;
  const byHand = {} as Record<Name, Record<string, string>>;
  const name = "Adobe_Marketing_Cloud";

  beforeAll(async () => {
    room = await Room.open({ "index.js": pairs(Object.fromEntries(names.map((each) => [each, {}]))) });
    ({ stack } = room);
    for (const each of names) {
      instances[each] = await room.startAs(each, { packageInstalled: true });
      const clientSecret = room.canary(`secret set by hand on ${each}`).value;
      instances[each].emulator.edit({ set: { ...accountAttributes, tenant: "by-hand", imsServer: "", clientSecret } });
      byHand[each] = instances[each].account()!;
    }
  });
  afterAll(() => room.close());

  const accounts = async () => (await stack.resources(":ImsExternalAccount")).map(({ urn }) => urn.split("::").pop());

  test("is adopted: only what differs is written, and the user is shown what it was", async () => {
    const up = ok(await stack.up());
    const lines = up.stdout.split("\n").flatMap((line) => line.split("kept-account (kept): ").slice(1));
    const at = lines.indexOf(`adopted the account "${name}" on the instance "kept":`);
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '  imsServer     "" → "https://ims-na1.adobelogin.com"',
      '  tenant        "by-hand" → "acme"',
      "  clientSecret  written",
    ]);
    expect(up.stdout).not.toContain("installing");
    // Also where signing in was switched on already.
    expect(up.stdout).toContain('redirection@IMSOrgId="0123456789ABCDEF01234567@AdobeOrg"');
    for (const each of names)
      expect(instances[each].writes(), each).toEqual([`extAccount ${name}: imsServer, tenant, clientSecret`]);
    const packages = await stack.resources(":IntegrationPackage");
    for (const integrationPackage of packages)
      expect(integrationPackage).toMatchObject({ id: "emu:imsIntegration", outputs: { alreadyInstalled: true } });
    expect(packages).toHaveLength(names.length);
  });

  test("an account that is removed in the console shows as gone", async () => {
    instances.account.emulator.removeAccount(name);
    ok(await stack.refresh());
    expect((await accounts()).sort()).toEqual(["both-account", "destroyed-account", "kept-account"]);
  });

  describe("and the next up --refresh", () => {
    let up: Ran;

    beforeAll(async () => {
      instances.both.emulator.removeAccount(name);
      instances.both.emulator.removePackage("emu:imsIntegration");
      for (const each of names) instances[each].calls();
      // Shows it first, as somebody would look before they agree.
      up = ok(await stack.run("up", "--yes", "--diff", "--refresh", "--stack", stack.name));
    });

    test("creates it again, and only that", () => {
      const created = { "account-account": "create", "both-account": "create", "both-package": "create" };
      expect(operations(up.stdout.split("\nUpdating ")[0]!)).toEqual(created);
      expect(operations(up.stdout)).toEqual(created);
      expect(up.stdout).toMatch(/\+ 3 created\n +6 unchanged/);
      expect(instances.account.account()).toMatchObject({ ...accountAttributes, type: "42" });
      expect(instances.account.secret()).toBe(room.clientSecret.value);
    });

    test("brings both back, where both are gone at once", () => {
      expect(instances.both.writes()).toEqual(["installation", expect.stringContaining(`extAccount ${name}: `)]);
      expect(instances.both.emulator.packages()).toContain("emu:imsIntegration");
    });

    test("leaves nothing to do", async () => {
      ok(await stack.preview("--refresh", "--expect-no-changes"));
    });
  });

  describe("destroy", () => {
    beforeAll(async () => {
      instances.destroyed.emulator.removeAccount(name);
      instances.destroyed.calls();
      ok(await stack.destroy());
    });

    test("puts it back exactly, the secret's ciphertext included", () => {
      expect({ ...instances.kept.account(), ...stamps(byHand.kept) }).toEqual(byHand.kept);
    });

    test("is not stopped by an account that is gone already", async () => {
      expect(instances.destroyed.writes()).toEqual([]);
      expect(await stack.resources()).toEqual([]);
    });
  });
});

/** What the instance itself keeps about a change. */
function stamps(account: Record<string, string>): Record<string, string> {
  return { lastModified: account["lastModified"]!, "modifiedBy-id": account["modifiedBy-id"]! };
}
