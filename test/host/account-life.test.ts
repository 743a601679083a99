import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import type { State } from "../support/host-resource.ts";
import { useRoom, USER } from "../support/host-room.ts";

const room = useRoom();
const installed = { packageInstalled: true };

/** What the account of a scene holds, but for who changed it and when. */
function attributes(account: Record<string, string> | undefined): Record<string, string> {
  return { ...account, lastModified: "", "modifiedBy-id": "" };
}

describe("create", () => {
  it("takes over the account that the package brought, in five calls and one write", async () => {
    const { emulator, args, since } = await room.scene(installed);
    const before = emulator.account(emulator.imsAccount)!;
    const { id, outputs } = await up(room.host.account, args);
    expect(since()).toEqual({
      calls: ["Logon", "ExecuteQuery", "EncryptPassword", "Write", "ExecuteQuery"],
      writes: ["Write"],
    });
    const after = emulator.account(emulator.imsAccount)!;
    expect(after).toMatchObject({
      imsServer: args["imsServer"],
      clientId: args["clientId"],
      callbackServer: args["callbackServer"],
      imsOrgId: args["organizationId"],
      imsRightsMask: args["associationMask"],
      tenant: args["tenant"],
      active: "1",
    });
    expect(emulator.decrypt(after["clientSecret"]!)).toBe(canaries.secret);
    // What was not asked for stays: label, scopes, server, and all that is not of this package.
    const asked = ["imsServer", "clientId", "clientSecret", "callbackServer", "imsOrgId", "imsRightsMask", "tenant"];
    const others = (row: Record<string, string>) =>
      Object.fromEntries(Object.entries(attributes(row)).filter(([name]) => ![...asked, "active"].includes(name)));
    expect(others(after)).toEqual(others(before));

    expect(id).toBe("Adobe_Marketing_Cloud");
    expect(outputs).toMatchObject({
      ...args,
      accountName: id,
      accountId: after["id"],
      accountType: 42,
      instanceName: "emulator",
      release: "7.4.1",
      build: "9383",
      lastModified: after["lastModified"],
      writtenAt: after["lastModified"],
      modifiedBy: USER,
      restartRequired: true,
      secretDriftSign: "ciphertext",
      found: { existed: true, attributes: { active: "0", tenant: "", clientSecret: "" } },
    });
  });

  it("creates the account when there is none, of the type that the schema names", async () => {
    const { emulator, args } = await room.scene(installed);
    emulator.removeAccount(emulator.imsAccount);
    const state = await up(room.host.account, { ...args, accountName: "Our_IMS" });
    expect(emulator.account("Our_IMS")).toMatchObject({ type: "42", tenant: "acme", label: "Adobe Experience Cloud" });
    expect(state).toMatchObject({ id: "Our_IMS", outputs: { accountType: 42, found: { existed: false } } });
    await destroy(room.host.account, state);
    expect(emulator.account("Our_IMS")).toBeUndefined();
  });

  it("says what it did, a line for each field, without the secret, and what has to be checked by hand", async () => {
    const { args } = await room.scene(installed);
    room.host.said.stderr = "";
    await up(room.host.account, args);
    await expect.poll(() => room.host.said.stderr).toContain("redirection@IMSOrgId");
    const said = room.host.said.stderr.trim().split("\n");
    expect(said.every((line) => line.startsWith("ImsExternalAccount: "))).toBe(true);
    expect(said.map((line) => line.slice("ImsExternalAccount: ".length))).toEqual([
      'adopted the account "Adobe_Marketing_Cloud" on the instance "emulator":',
      '  imsServer        "" → "https://ims-na1.adobelogin.com"',
      expect.stringMatching(/^ {2}clientId {9}"" → ".+"$/),
      expect.stringMatching(/^ {2}callbackServer {3}"" → "https:.+"$/),
      expect.stringMatching(/^ {2}organizationId {3}"" → ".+@AdobeOrg"$/),
      expect.stringMatching(/^ {2}associationMask {2}"" → ".+"$/),
      '  tenant           "" → "acme"',
      '  enabled          "0" → "1"',
      "  clientSecret     written",
      expect.stringMatching(/must be restarted/),
      expect.stringMatching(/switched on\. To check by hand/),
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^- /) as string),
    ]);
  });
});

describe("a second run", () => {
  it("does nothing, and a refresh reads with one call what is there", async () => {
    const { args, since } = await room.scene(installed);
    const state = await up(room.host.account, args);
    since();
    expect(await up(room.host.account, args, state)).toBe(state);
    expect(since().calls).toEqual([]);
    expect(await refresh(room.host.account, state)).toEqual(state);
    expect(since().calls).toEqual(["ExecuteQuery"]);
  });

  it("does nothing either where the program and the instance only spell a value in two ways", async () => {
    const { emulator, args, since } = await room.scene(installed);
    const state = await up(room.host.account, { ...args, scopes: ["openid", "AdobeID"] });
    emulator.edit({ set: { imsServer: "ims-na1.adobelogin.com/", userScope: "AdobeID, openid", active: "true" } });
    const read = await refresh(room.host.account, state);
    expect(read?.inputs).toEqual(state.inputs);
    since();
    expect((await room.host.account.diff(state.id, read!.outputs, state.inputs)).changes).toBe("none");
    await room.host.account.update(state.id, read!.outputs, state.inputs);
    expect(since().writes).toEqual([]);
  });
});

describe("update", () => {
  it("writes only what differs, and leaves the secret alone", async () => {
    const { emulator, proxy, args, since } = await room.scene(installed);
    const state = await up(room.host.account, args);
    const ciphertext = emulator.account(state.id)!["clientSecret"];
    since();
    proxy.calls.length = 0;
    const next = await up(room.host.account, { ...args, tenant: "acme-emea" }, state);
    expect(since()).toEqual({ calls: ["ExecuteQuery", "Write", "ExecuteQuery"], writes: ["Write"] });
    const written = proxy.calls.find(({ method }) => method === "Write")!.body;
    expect(
      /<extAccount [^>]*>/
        .exec(written)![0]
        .match(/\w+(?==")/g)!
        .sort(),
    ).toEqual(["_key", "_operation", "name", "tenant", "xtkschema"].sort());
    expect(emulator.account(state.id)).toMatchObject({ tenant: "acme-emea", clientSecret: ciphertext });
    expect(next.outputs).toMatchObject({
      tenant: "acme-emea",
      clientSecretDigest: state.outputs["clientSecretDigest"],
    });
  });

  it("writes a new secret, and nothing else", async () => {
    const { emulator, proxy, args, since } = await room.scene(installed);
    const state = await up(room.host.account, args);
    since();
    proxy.calls.length = 0;
    const next = await up(room.host.account, { ...args, clientSecret: canaries.rotated }, state);
    expect(since().calls).toEqual(["ExecuteQuery", "EncryptPassword", "Write", "ExecuteQuery"]);
    expect(proxy.calls.find(({ method }) => method === "Write")!.body).not.toContain("tenant");
    expect(emulator.decrypt(emulator.account(state.id)!["clientSecret"]!)).toBe(canaries.rotated);
    expect(next.outputs["clientSecretDigest"]).not.toBe(state.outputs["clientSecretDigest"]);
  });

  it("manages one field more, and puts that back too", async () => {
    const { emulator, args } = await room.scene(installed);
    emulator.edit({ set: { userScope: "openid" } });
    const before = attributes(emulator.account(emulator.imsAccount));
    const first = await up(room.host.account, args);
    const second = await up(room.host.account, { ...args, scopes: ["openid", "session"] }, first);
    expect(emulator.account(second.id)).toMatchObject({ userScope: "openid,session" });
    await destroy(room.host.account, second);
    expect(attributes(emulator.account(second.id))).toEqual(before);
  });
});

describe("drift", () => {
  it("shows each field, who changed it and when, and is repaired", async () => {
    const { emulator, args, since } = await room.scene(installed);
    const state = await up(room.host.account, args);
    emulator.edit({ set: { tenant: "other", imsRightsMask: "Campaign (.*)", active: "0" }, operator: "j.doe" });
    const read = (await refresh(room.host.account, state))!;
    const changed = { tenant: "other", associationMask: "Campaign (.*)", enabled: false };
    expect(read.inputs).toEqual({ ...state.inputs, ...changed });
    expect(read.outputs).toMatchObject({ ...changed, modifiedBy: "j.doe", writtenAt: state.outputs["writtenAt"] });
    expect(read.outputs["lastModified"]).not.toBe(state.outputs["lastModified"]);
    since();
    const repaired = await up(room.host.account, args, read);
    expect(since()).toEqual({ calls: ["ExecuteQuery", "Write", "ExecuteQuery"], writes: ["Write"] });
    expect(emulator.account(state.id)).toMatchObject({
      tenant: "acme",
      imsRightsMask: args["associationMask"],
      active: "1",
    });
    expect(noted(repaired)).toEqual(["associationMask", "tenant", "enabled"]);
    await expectInSync(repaired);
  });

  it("shows a secret that was set by hand, without reading it", async () => {
    const { emulator, args } = await room.scene(installed);
    const state = await up(room.host.account, args);
    // Even if somebody typed the same one: only the ciphertext can be seen.
    emulator.edit({ set: { clientSecret: canaries.secret } });
    const read = (await refresh(room.host.account, state))!;
    expect(read.inputs["clientSecret"]).toBe("[changed on the instance]");
    const repaired = await up(room.host.account, args, read);
    expect(emulator.decrypt(emulator.account(state.id)!["clientSecret"]!)).toBe(canaries.secret);
    expect(repaired.outputs["clientSecret"]).toBe(canaries.secret);
    expect(noted(repaired)).toEqual(["clientSecret"]);
    await expectInSync(repaired);
  });

  it("warns of a second account of the type", async () => {
    const { emulator, args } = await room.scene(installed);
    const state = await up(room.host.account, args);
    emulator.addAccount({ name: "MAC", label: "A copy" });
    const read = (await refresh(room.host.account, state))!;
    expect(read.outputs["warnings"]).toEqual([expect.stringContaining('second account of the type: "MAC" (A copy')]);
    expect(read.inputs).toEqual(state.inputs);
  });

  it("reads an account that is gone as gone, and deleting it is success", async () => {
    const { emulator, args, since } = await room.scene(installed);
    const state = await up(room.host.account, args);
    emulator.removeAccount(state.id);
    since();
    expect(await refresh(room.host.account, state)).toBeUndefined();
    await destroy(room.host.account, state);
    expect(since()).toEqual({ calls: ["ExecuteQuery", "ExecuteQuery"], writes: [] });
  });
});

describe(".get()", () => {
  it("reads every field of an account by its name", async () => {
    const { emulator, args, instance, since } = await room.scene(installed);
    const { id } = await up(room.host.account, { ...args, scopes: ["openid"] });
    emulator.edit({ set: { label: "MAC", server: "https://marketing.adobe.com" } });
    since();
    const read = (await room.host.account.read(id, { instance }))!;
    const { clientSecret, ...fields } = args;
    expect(clientSecret).toBeDefined();
    expect(read.outputs).toMatchObject({
      ...fields,
      scopes: ["openid"],
      label: "MAC",
      experienceCloudServer: "https://marketing.adobe.com",
      enabled: true,
      accountName: id,
      modifiedBy: "j.doe",
    });
    expect(read.outputs).not.toHaveProperty("clientSecret");
    expect(since().calls).toEqual(["ExecuteQuery"]);
  });

  it("reads what an older instance has, and asks once more without what it lacks", async () => {
    const { emulator, instance, since } = await room.scene({ ...installed, profile: "v7-old" });
    const read = (await room.host.account.read(emulator.imsAccount, { instance }))!;
    const seen = emulator.account(emulator.imsAccount)!;
    expect(read.outputs).toMatchObject({ accountName: emulator.imsAccount, label: seen["label"] });
    expect(read.outputs).not.toHaveProperty("productContext");
    expect(since().calls.filter((call) => call === "ExecuteQuery")).toHaveLength(2);
  });

  it("says which accounts there are when it is missing", async () => {
    const { instance } = await room.scene(installed);
    const { message } = await failure(room.host.account.read("Adobe_Nowhere", { instance }));
    expect(message).toMatch(/^ACC4006: There is no external account "Adobe_Nowhere" on this instance /);
    expect(message).toContain('It has: "Adobe_Marketing_Cloud" (MAC,');
  });
});

/** The fields that were not as they should be when the account was last looked at: what a promotion tells. */
function noted({ outputs }: State): unknown {
  return (outputs["__state"] as { drifted?: unknown }).drifted;
}

/** A look finds all as the state says, and nothing to note any more. */
async function expectInSync(state: State): Promise<void> {
  const looked = (await refresh(room.host.account, state))!;
  expect(noted(looked)).toBeUndefined();
  const { drifted, ...rest } = state.outputs["__state"] as Record<string, unknown>;
  void drifted;
  expect(looked).toEqual({ ...state, outputs: { ...state.outputs, __state: rest } });
}
