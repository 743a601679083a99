/** Instances that do not show the stored secret as it is: a change of it can only be suspected, and the output says so. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { expectReadable, propertyDiff } from "../support/engine-output.ts";
import { environmentAs, ok, Room } from "../support/engine-room.ts";
import { type Server, startSecretsProxy } from "../support/engine-servers.ts";
import type { Stack } from "../support/pulumi.ts";

const account = "extAccount Adobe_Marketing_Cloud";

/** What each of the two instances shows. */
const secrets = {
  hidden: () => "",
  // As if it were encrypted anew for each reader.
  different: () => `@${randomBytes(32).toString("base64")}`,
};
type Kind = keyof typeof secrets;
const kinds = Object.keys(secrets) as Kind[];

/** An account on each. */
const program = (tenant: string) => `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = new (require("@pulumi/pulumi").Config)("test").requireSecret("clientSecret");
for (const instance of ${JSON.stringify(kinds)})
  new ImsExternalAccount(instance, { ...${JSON.stringify({ ...accountArgs, tenant })}, clientSecret, instance });`;

describe("a stored secret that is hidden, or different at each read", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Kind, Instance>;
  const proxies: Server[] = [];
  const eachInstance = kinds.map((kind) => [kind, () => instances[kind]] as const);

  beforeAll(async () => {
    room = await Room.open({ "index.js": program("acme") });
    ({ stack } = room);
    for (const kind of kinds) {
      instances[kind] = await room.startAs(kind, { packageInstalled: true });
      const proxy = await startSecretsProxy(instances[kind].emulator.url, secrets[kind]);
      Object.assign(stack.env, environmentAs(kind, { ADOBE_CAMPAIGN_URL: proxy.url }));
      proxies.push(proxy);
    }
    ok(await stack.up());
    for (const [, instance] of eachInstance) instance().calls();
  });
  afterAll(async () => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await room.close();
  });

  test("is no drift while nobody changes the account, and stays when another field is updated", async () => {
    stack.write({ "index.js": program("acme2") });
    const { stdout } = ok(await stack.up("--refresh", "--diff"));
    // What the instance and the provider keep for themselves changes with each write.
    const changed = propertyDiff(stdout).filter((line) => !/ (secretDriftSign|lastModified|writtenAt): /.test(line));
    expect(changed, stdout).toEqual(Array(2).fill('~ tenant: "acme" => "acme2"'));
    for (const [kind, instance] of eachInstance) {
      expect(instance().writes(), kind).toEqual([`${account}: tenant`]);
      expect(instance().secret(), kind).toBe(room.clientSecret.value);
    }
  });

  test("rests on a weaker sign, as the output says", async () => {
    const resources = await stack.resources(":ImsExternalAccount");
    expect(resources.map(({ outputs }) => outputs!["secretDriftSign"])).toEqual(["lastModified", "lastModified"]);
  });

  test("shows as changed after any change of the account, with who and when; up writes it again", async () => {
    for (const [, instance] of eachInstance) instance().emulator.edit({ set: { label: "by hand" } });
    const { stdout } = ok(await stack.up("--refresh", "--diff"));
    const shown = propertyDiff(stdout);
    const byWhom = shown.filter((line) => /^~ modifiedBy *: "deployer" => "j.doe"/.test(line));
    expect(byWhom, stdout).toHaveLength(2);
    const repair = shown.filter((line) => line === "~ clientSecret: [secret] => [secret]");
    expect(repair, stdout).toHaveLength(2);
    for (const [kind, instance] of eachInstance)
      expect(instance().writes(), kind).toEqual([`${account}: clientSecret`]);
  });

  test("is not claimed to be changed when the account is not put back; a refresh accepts the change", async () => {
    for (const [, instance] of eachInstance) instance().emulator.edit({ set: { label: "by hand again" } });
    const refused = await stack.destroy("--continue-on-error");
    expectReadable(refused, "ACC4010", "something on it was changed, perhaps the secret", "last changed by j.doe");
    for (const kind of kinds) expect(refused.stdout.split("Diagnostics:")[1]).toContain(`ImsExternalAccount (${kind})`);
    for (const [kind, instance] of eachInstance) expect(instance().writes(), kind).toEqual([]);
    ok(await stack.destroy("--refresh"));
    for (const [kind, instance] of eachInstance)
      expect(instance().account(), kind).toMatchObject({ tenant: "", active: "0", label: "by hand again" });
  });
});
