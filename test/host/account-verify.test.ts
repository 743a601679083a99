import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { useRoom } from "../support/host-room.ts";

const room = useRoom();

async function administeredByOthers() {
  const scene = await room.scene({ packageInstalled: true });
  const { args, emulator } = scene;
  const columns = { imsServer: "ims-na1.adobelogin.com", clientId: args["clientId"], tenant: "acme", active: "1" };
  const more = {
    callbackServer: args["callbackServer"],
    imsOrgId: args["organizationId"],
    imsRightsMask: args["associationMask"],
  };
  emulator.edit({ set: { ...columns, ...more, clientSecret: canaries.rotated } as Record<string, string> });
  return { ...scene, args: { ...args, mode: "verify", clientSecret: undefined } };
}

describe('mode: "verify"', () => {
  it("accepts an account that is as the program says, whatever its spelling, and never writes", async () => {
    const { emulator, args, since } = await administeredByOthers();
    const before = emulator.accounts();
    const state = await up(room.host.account, args);
    expect(state.outputs).toMatchObject({
      accountName: "Adobe_Marketing_Cloud",
      modifiedBy: "j.doe",
      restartRequired: false,
    });
    for (const key of ["clientSecret", "clientSecretDigest", "writtenAt"])
      expect(state.outputs).not.toHaveProperty(key);
    expect(await refresh(room.host.account, state)).toEqual(state);
    await destroy(room.host.account, state);
    expect(since()).toEqual({ calls: ["Logon", "ExecuteQuery", "ExecuteQuery"], writes: [] });
    expect(emulator.accounts()).toEqual(before);
  });

  it("reports each difference at once, and never writes", async () => {
    const { emulator, args, since } = await administeredByOthers();
    emulator.edit({ set: { tenant: "other", imsRightsMask: "Campaign (.*)", active: "0" } });
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/^ACC4009: The account "Adobe_Marketing_Cloud" differs from the program \(/);
    for (const difference of [
      'associationMask is "Campaign (.*)" instead of "Campaign - acme - (.*)"',
      'tenant is "other" instead of "acme"',
      'enabled is "0" instead of "1"',
    ])
      expect(error.message).toContain(difference);
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
  });

  it("shows drift that the secret is no part of, and reports it on the next run", async () => {
    const { emulator, args, since } = await administeredByOthers();
    const state = await up(room.host.account, args);
    emulator.edit({ set: { tenant: "other", clientSecret: canaries.secret } });
    const read = (await refresh(room.host.account, state))!;
    expect(read.inputs).toEqual({ ...state.inputs, tenant: "other" });
    expect((await failure(up(room.host.account, args, read))).message).toMatch(/^ACC4009: /);
    expect(since().writes).toEqual([]);
  });

  it("does not create an account that is missing", async () => {
    const { emulator, args, since } = await administeredByOthers();
    emulator.removeAccount(emulator.imsAccount);
    expect((await failure(up(room.host.account, args))).message).toContain("it does not exist");
    expect(since().writes).toEqual([]);
  });

  it("needs no right to write", async () => {
    const operator = { name: "pulumi", password: canaries.password, rights: [] };
    const scene = await room.scene({ packageInstalled: true, user: "boss", operators: [operator] });
    const { message } = await failure(
      up(room.host.account, { ...scene.args, mode: "verify", clientSecret: undefined }),
    );
    expect(message).toMatch(/^ACC4009: /);
  });

  it("does not install a package", async () => {
    const { emulator, instance, since } = await room.scene();
    const { message } = await failure(up(room.host.package, { instance, mode: "verify" }));
    expect(message).toMatch(/^ACC4009: The package emu:imsIntegration differs from the program: it is not installed/);
    expect(since().writes).toEqual([]);
    expect(emulator.packages()).not.toContain(emulator.imsPackage);
  });

  it.for(["restore", "disable", "delete"])(
    "never writes when it is destroyed, also not after manage: %s",
    async (onDelete) => {
      const { emulator, args, since } = await room.scene({ packageInstalled: true });
      const managed = await up(room.host.account, { ...args, onDelete });
      const verified = await up(room.host.account, { ...args, onDelete, mode: "verify" }, managed);
      const before = emulator.accounts();
      since();
      await destroy(room.host.account, verified);
      expect(since()).toEqual({ calls: [], writes: [] });
      expect(emulator.accounts()).toEqual(before);
    },
  );

  it("says nothing of a secret that it once wrote, when somebody changes what nobody manages", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const managed = await up(room.host.account, args);
    const verified = await up(room.host.account, { ...args, mode: "verify" }, managed);
    emulator.edit({ set: { userScope: "openid" } });
    expect((await refresh(room.host.account, verified))!.inputs).toEqual(verified.inputs);
  });

  it("takes over from manage, and gives back, without touching the secret", async () => {
    const { emulator, args, since } = await room.scene({ packageInstalled: true });
    const managed = await up(room.host.account, args);
    const verified = await up(room.host.account, { ...args, mode: "verify" }, managed);
    since();
    const again = await up(room.host.account, args, verified);
    expect(since().writes).toEqual([]);
    expect(again.outputs["found"]).toEqual(managed.outputs["found"]);
    await destroy(room.host.account, again);
    expect(emulator.account(again.id)).toMatchObject({ tenant: "", clientSecret: "" });
  });
});
