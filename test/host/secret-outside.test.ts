import { currentKind } from "../support/host-kinds.ts";
import { describe, expect, it } from "vitest";
import { canaries, findCanaries } from "../support/host-canaries.ts";
import { failure, refresh, up } from "../support/host-engine.ts";
import { secret, useRoom } from "../support/host-room.ts";

const spacedKey = currentKind.secretKey.replace(/[^:]*$/, "ims.spaced");

const room = useRoom({
  env: {
    IMS_CLIENT_SECRET: canaries.outside,
    WITH_LINE_BREAK: `${canaries.outside}\n`,
    WITH_LOOKALIKE: `${canaries.outside}\u0430`,
    MASKED: "********",
  },
  config: {
    [currentKind.secretKey]: secret(canaries.rotated),
    [spacedKey]: secret(` ${canaries.rotated}`),
  },
});

async function account(clientSecretFrom: string, clientSecretVersion = 1) {
  const scene = await room.scene({ packageInstalled: true });
  const args = { ...scene.args, clientSecret: undefined, clientSecretFrom, clientSecretVersion };
  const state = await up(room.host.account, args);
  const stored = () => scene.emulator.decrypt(scene.emulator.account(state.id)!["clientSecret"]!);
  return { ...scene, args, state, stored };
}

describe("a secret that is named, not given", () => {
  it.for([
    ["an environment variable", "IMS_CLIENT_SECRET", canaries.outside],
    ["a configuration key", currentKind.secretKey, canaries.rotated],
  ] as const)("is read from %s, and never enters the state", async ([, from, value]) => {
    const { state, stored } = await account(from);
    expect(stored()).toBe(value);
    expect(findCanaries(JSON.stringify(state))).toEqual([]);
    expect(await refresh(room.host.account, state)).toEqual(state);
  });

  it("is left alone by an update of another field", async () => {
    const { args, state, stored, emulator, since } = await account("IMS_CLIENT_SECRET");
    const ciphertext = emulator.account(state.id)!["clientSecret"];
    since();
    await up(room.host.account, { ...args, tenant: "other" }, state);
    expect(since().calls).not.toContain("EncryptPassword");
    expect(emulator.account(state.id)!["clientSecret"]).toBe(ciphertext);
    expect(stored()).toBe(canaries.outside);
  });

  it("is written again when its version is raised", async () => {
    const { args, state, emulator, since } = await account("IMS_CLIENT_SECRET");
    const ciphertext = emulator.account(state.id)!["clientSecret"];
    since();
    await up(room.host.account, { ...args, clientSecretVersion: 2 }, state);
    expect(since().calls).toEqual(["ExecuteQuery", "EncryptPassword", "Write", "ExecuteQuery"]);
    expect(emulator.account(state.id)!["clientSecret"]).not.toBe(ciphertext);
  });

  it("shows a change by hand as version 0, and is written again", async () => {
    const { args, state, stored, emulator } = await account("IMS_CLIENT_SECRET", 3);
    emulator.edit({ set: { clientSecret: canaries.secret } });
    const read = (await refresh(room.host.account, state))!;
    expect(read.inputs).toEqual({ ...state.inputs, clientSecretVersion: 0 });
    // In a refresh the engine checks what was read, and must not stumble over it.
    await up(room.host.account, args, read);
    expect(stored()).toBe(canaries.outside);
  });

  it("takes the place of a secret that was given, which leaves the state", async () => {
    const { args, emulator } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    const named = { ...args, clientSecret: undefined, clientSecretFrom: "IMS_CLIENT_SECRET", clientSecretVersion: 1 };
    const next = await up(room.host.account, named, state);
    expect(findCanaries(JSON.stringify(next))).toEqual([]);
    expect(emulator.decrypt(emulator.account(next.id)!["clientSecret"]!)).toBe(canaries.outside);
  });

  it("is missed before anything is written, when an update needs it", async () => {
    const { args, state, since } = await account("IMS_CLIENT_SECRET");
    since();
    const error = await failure(up(room.host.account, { ...args, clientSecretFrom: "GONE", tenant: "other" }, state));
    expect(error.message).toMatch(/^ACC1002: .*GONE, which is not set/s);
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
  });

  it.for([
    ["WITH_LINE_BREAK", "it ends with a line break, as `echo` appends one; remove it"],
    ["WITH_LOOKALIKE", "it contains a character that only looks like an ordinary one; only ASCII"],
    ["MASKED", "it is a placeholder, not a value"],
    [spacedKey, "it starts or ends with a blank"],
  ] as const)("is judged as an argument is, before anything is written: %s", async ([clientSecretFrom, reason]) => {
    const { args, since } = await room.scene({ packageInstalled: true });
    const named = { ...args, clientSecret: undefined, clientSecretFrom, clientSecretVersion: 1 };
    const error = await failure(up(room.host.account, named));
    expect(error.message).toContain(`ACC1005: The client secret in ${clientSecretFrom} cannot be used: ${reason}`);
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
  });
});
