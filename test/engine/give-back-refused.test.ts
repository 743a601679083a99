/** Somebody else has worked on the account since the last `up`: it is neither put back nor deleted over their heads. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOnly } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

describe("an account that somebody changed since", () => {
  let room: Room;
  let stack: Stack;
  let found: Record<string, string>;

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.edit({ set: { tenant: "before", clientSecret: room.canary("found").value } });
    found = room.instance.account()!;
  });
  afterAll(() => room.close());

  const begin = async (onDelete: string) => {
    stack.write({ "index.js": accountOnly({ onDelete }) });
    ok(await stack.up());
    room.instance.emulator.edit({ set: { tenant: "by-hand" }, operator: "j.doe" });
    room.instance.calls();
  };
  const refused = async (intention: string, ...texts: string[]) => {
    const ran = await stack.destroy();
    expectReadable(
      ran,
      "ACC4010",
      `was not ${intention}, because somebody has changed it`,
      "last changed by j.doe",
      ...texts,
    );
    expect(room.instance.writes()).toEqual([]);
    expect(await stack.resources(":ImsExternalAccount")).toHaveLength(1);
  };

  test("is not put back: who, when, what, and both ways out", async () => {
    await begin("restore");
    await refused(
      "put back as it was found",
      'tenant is "by-hand" instead of "acme"',
      "pulumi refresh",
      "pulumi state delete",
    );
  });

  test("is not put back either when it was the secret", async () => {
    room.instance.emulator.edit({ set: { tenant: "acme", clientSecret: room.canary("set by hand").value } });
    await refused("put back as it was found", "the secret was set by hand");
  });

  test("is put back after a refresh, with the secret that was found", async () => {
    ok(await stack.refresh());
    const ran = ok(await stack.destroy());
    expect(ran.text).toMatch(/that undid what was changed in between, last by j\.doe at \d{4}-.*: clientSecret$/m);
    const { lastModified, "modifiedBy-id": by } = found;
    expect({ ...room.instance.account(), lastModified, "modifiedBy-id": by }).toEqual(found);
  });

  test("is not deleted, and stays as it is when Pulumi forgets it", async () => {
    await begin("delete");
    await refused("deleted", 'tenant is "by-hand" instead of "acme"');
    const [account] = await stack.resources(":ImsExternalAccount");
    ok(await stack.run("state", "delete", account!.urn, "--yes", "--stack", stack.name));
    ok(await stack.destroy());
    expect(room.instance.writes()).toEqual([]);
    expect(room.instance.account()).toMatchObject({ tenant: "by-hand", active: "1" });
  });

  test("that is removed meanwhile: destroy says that nothing is put back", async () => {
    await begin("restore");
    room.instance.emulator.removeAccount("Adobe_Marketing_Cloud");
    const ran = ok(await stack.destroy());
    expect(ran.text).toContain(
      'the account "Adobe_Marketing_Cloud" on the instance "emulator" is gone: nothing is put back',
    );
    expect(await stack.resources()).toEqual([]);
  });
});
