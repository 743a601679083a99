import { describe, expect, it } from "vitest";
import { failure, up } from "../support/host-engine.ts";
import { attribute } from "../support/host-proxy.ts";
import { useRoom } from "../support/host-room.ts";

const room = useRoom();

/** A release that still lets operators sign in with a password. */
async function hosted() {
  const scene = await room.scene({ packageInstalled: true });
  scene.proxy.fail("Logon", attribute("releaseName", "7.4.1", "8.5.2"), Infinity);
  return scene;
}

describe("an instance that Adobe administers", () => {
  it.for(["account", "package"] as const)("is not managed by accident: %s", async (resource) => {
    const { args, instance, since } = await hosted();
    const { message, partial } = await failure(up(room.host[resource], resource === "account" ? args : { instance }));
    expect(message).toMatch(/^ACC4008: This instance is administered by Adobe, so nothing is changed on it/);
    expect(message).toContain('mode: "verify"');
    expect(message).toContain("allowManagedInstance");
    expect(partial).toBeUndefined();
    // Only the release was needed.
    expect(since().calls).toEqual(["Logon"]);
  });

  it("is verified like any other", async () => {
    const { args, since } = await hosted();
    const { message } = await failure(up(room.host.account, { ...args, mode: "verify", clientSecret: undefined }));
    expect(message).toMatch(/^ACC4009: .*tenant is "" instead of "acme"/s);
    expect(since().writes).toEqual([]);
  });

  it("is managed when that is allowed", async () => {
    const { emulator, args } = await hosted();
    await up(room.host.account, { ...args, allowManagedInstance: true });
    expect(emulator.account(emulator.imsAccount)).toMatchObject({ tenant: "acme" });
  });
});

describe("a release that cannot let people sign in with an Adobe ID", () => {
  it.for(["manage", "verify"])("is named, with those that can, before anything is looked at: mode %s", async (mode) => {
    const { args, since } = await room.scene({ packageInstalled: true, release: "20.2.4" });
    const { message, partial } = await failure(up(room.host.account, { ...args, mode }));
    expect(message).toMatch(
      /^ACC4014: People cannot sign in with an Adobe ID on this release: it must be Gold Standard 11/,
    );
    expect(message).toContain("release 20.2.4, build 9383");
    expect(partial).toBeUndefined();
    expect(since().calls).toEqual(["Logon"]);
  });
});
