/** `clientSecretFrom` under the plugin: which names of a secret work, and what is said of the others. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

import { canaries, findCanaries } from "../support/host-canaries.ts";
import { failure, up } from "../support/host-engine.ts";
import { secret, useRoom } from "../support/host-room.ts";

const room = useRoom({
  env: { IMS_CLIENT_SECRET: canaries.outside },
  config: { "adobe-campaign:anyKey": secret(canaries.rotated) },
});

async function named(clientSecretFrom: string) {
  const scene = await room.scene({ packageInstalled: true });
  return { ...scene, args: { ...scene.args, clientSecret: undefined, clientSecretFrom, clientSecretVersion: 1 } };
}

describe("a secret that is named", () => {
  it.for([
    ["an environment variable", "IMS_CLIENT_SECRET", canaries.outside],
    ["a configuration key of adobe-campaign", "adobe-campaign:anyKey", canaries.rotated],
  ] as const)("by %s is read, and never enters the state", async ([, from, value]) => {
    const { args, emulator } = await named(from);
    const state = await up(room.host.account, args);
    expect(emulator.decrypt(emulator.account(state.id)!["clientSecret"]!)).toBe(value);
    expect(findCanaries(JSON.stringify(state))).toEqual([]);
  });

  it("by a file is read, and never enters the state", async () => {
    const folder = mkdtempSync(join(tmpdir(), "adobe-campaign-secret-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "ims.txt"), `${canaries.outside}\n`);
    const { args, emulator } = await named(`file:${join(folder, "ims.txt")}`);
    const state = await up(room.host.account, args);
    expect(emulator.decrypt(emulator.account(state.id)!["clientSecret"]!)).toBe(canaries.outside);
    expect(findCanaries(JSON.stringify(state))).toEqual([]);
  });

  it("by a key of the project is refused by check, with what works", async () => {
    const { args, since } = await named("acme:imsSecret");
    since();
    const { failures } = await room.host.account.check(args);
    expect(failures).toEqual([
      {
        property: "",
        reason:
          "clientSecretFrom names a configuration key of another namespace, which Pulumi does not pass on to a plugin; name an environment variable, a file (file:…), or a key of adobe-campaign (pulumi config set --secret adobe-campaign:imsSecret …)",
      },
    ]);
    expect(since().calls).toEqual([]);
  });

  it("by a name alone that is no variable: the remedy names the only keys that Pulumi passes on", async () => {
    const { args, since } = await named("imsSecret");
    since();
    const { message } = await failure(up(room.host.account, args));
    expect(message).toMatch(/^ACC1002: .*imsSecret, which is not set/s);
    expect(message).toContain(
      "Set the environment variable, or name a configuration key as adobe-campaign:KEY, set with `pulumi config set --secret adobe-campaign:KEY`",
    );
    expect(since().writes).toEqual([]);
  });
});
