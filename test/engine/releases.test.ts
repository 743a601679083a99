/** Instances whose release decides: administered by Adobe, or too old for an Adobe ID, or for a way to sign in. All in one run. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance, InstanceOptions } from "../support/engine-instance.ts";
import { diagnosticsOf, expectReadable } from "../support/engine-output.ts";
import { accountAttributes, pairs } from "../support/engine-programs.ts";
import { environmentAs, Room } from "../support/engine-room.ts";
import type { Ran } from "../support/pulumi.ts";
import { type Listening, makeCertificates, openProxy, terminateTls } from "../support/tls.ts";

const verify = { account: { mode: "verify" }, integrationPackage: { mode: "verify" } };
const program = `${pairs({ managed: {}, verified: verify, old: {}, oldverified: verify, domain: {}, password: {}, exchange: {}, eachcall: {} })}
`;

const tokenUses = [
  ["exchange", "exchange", "ACC3006"],
  ["eachcall", "each-call", "ACC3007"],
] as const;

describe("an instance that cannot be changed", () => {
  let room: Room;
  let ran: Ran;
  const instances: Record<string, Instance> = {};
  const servers: Listening[] = [];
  const host = "acme.campaign.adobe.com";

  const start = async (name: string, options: InstanceOptions, settings: NodeJS.ProcessEnv = {}) => {
    const instance = await room.startAs(name, { packageInstalled: true, ...options });
    instances[name] = instance;
    Object.assign(room.stack.env, settings);
    return instance;
  };

  beforeAll(async () => {
    room = await Room.open({ "index.js": program });
    for (const [name, release] of Object.entries({
      managed: "8.5.2",
      verified: "8.5.2",
      old: "20.2.4",
      oldverified: "20.2.4",
    }))
      (await start(name, { release })).emulator.edit({ set: accountAttributes });

    const domain = await start("domain", {});
    const certificates = await makeCertificates(host);
    const [front, proxy] = [await terminateTls(domain.emulator.url, certificates), await openProxy()];
    servers.push(front, proxy);
    room.stack.write({ "ca.pem": certificates.certificate });
    Object.assign(room.stack.env, {
      ADOBE_CAMPAIGN_DOMAIN_URL: `https://${host}:${front.port}`,
      ADOBE_CAMPAIGN_DOMAIN_PROXY: proxy.url,
      ADOBE_CAMPAIGN_DOMAIN_CA_FILE: join(room.stack.project, "ca.pem"),
    });

    await start("password", { profile: "v8" });
    for (const [name, use] of tokenUses) {
      const token = room.canary(`token to ${use}`).value;
      await start(
        name,
        { profile: "v7-old", tokens: [{ token, operator: "robot", rights: ["admin"] }] },
        environmentAs(name, { ADOBE_CAMPAIGN_TOKEN: token, ADOBE_CAMPAIGN_TOKEN_USE: use }),
      );
    }
    ran = await room.stack.up("--continue-on-error", "--parallel", "32");
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await room.close();
  });

  const expectRefused = (name: string, ...texts: [code: string, ...string[]]) =>
    expectReadable(diagnosticsOf(ran, `${name}-package`), ...texts);

  test("is not written to", () => {
    for (const [name, instance] of Object.entries(instances)) expect(instance.writes(), name).toEqual([]);
  });

  test("release 8.5.2: says that it is Adobe's, and the two ways to go on", () => {
    expectRefused("managed", "ACC4008", 'mode: "verify"', "allowManagedInstance");
  });

  test("release 8.5.2: verifies where people can sign in", async () => {
    const verified = (await room.stack.resources()).filter(({ urn }) => /::verified-\w+$/.test(urn));
    expect(verified).toHaveLength(2);
    expect(verified).toContainEqual(
      expect.objectContaining({ outputs: expect.objectContaining({ minimumConsoleBuild: "8969" }) as unknown }),
    );
    expect(diagnosticsOf(ran, "verified-package").text).not.toContain("error");
  });

  test.each(["old", "oldverified"])("release 20.2.4: says which one is needed (%s)", (name) => {
    expectRefused(name, "ACC4014", "20.2.5", "21.1.3 or later", "release 20.2.4, build 9383");
  });

  test("an instance of v7 below Adobe's own domain is Adobe's too", () => {
    expectRefused("domain", "ACC4008", host, "release 7.4.1", 'mode: "verify"', "allowManagedInstance");
  });

  test("a password, from 8.6 on: says what to use instead", () => {
    expectRefused(
      "password",
      "ACC3005",
      "release 8.6.1",
      "From release 8.6 on",
      "adobe-campaign:instances.password.imsClientId",
    );
  });

  test.each(tokenUses)("a token on an old build (%s): names the release that can", (name, _use, code) => {
    expectRefused(name, code, "7.3.5", "7.4.1");
  });
});
