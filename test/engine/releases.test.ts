/** Instances whose release decides: administered by Adobe, or too old for an Adobe ID. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InstanceOptions } from "../support/engine-instance.ts";
import { accountAttributes, accountOnly, twoResources } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";
import { makeCertificates, openProxy, terminateTls } from "../support/tls.ts";

describe.each(["8.5.2", "20.2.4"])("release %s", (release) => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources() }, { emulator: { release, packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.edit({ set: accountAttributes });
  });
  afterAll(() => room.close());
  afterAll(() => expect(room.instance.writes()).toEqual([]));

  test("is not changed, and says why", async () => {
    const up = await stack.up();
    if (release === "8.5.2") expectReadable(up, "ACC4008", 'mode: "verify"', "allowManagedInstance");
    else expectReadable(up, "ACC4014", "20.2.5", "21.1.3 or later", "release 20.2.4, build 9383");
  });

  test("verifies where people can sign in", async () => {
    const verify = { mode: "verify" };
    const program = twoResources(verify, verify, { secret: "" });
    stack.write({
      "index.js": `${program}\nexports.console = integrationPackage.minimumConsoleBuild;`,
    });
    const up = await stack.up();
    if (release !== "8.5.2") return expectReadable(up, "ACC4014");
    ok(up);
    expect(await stack.outputs()).toEqual({ console: "8969" });
  });
});

test("an instance of v7 below Adobe's own domain is Adobe's too", async () => {
  const room = await Room.open({ "index.js": twoResources() }, { emulator: { packageInstalled: true } });
  const { stack, instance } = room;
  const host = "acme.campaign.adobe.com";
  const certificates = await makeCertificates(host);
  const [front, proxy] = [await terminateTls(instance.emulator.url, certificates), await openProxy()];
  stack.write({ "ca.pem": certificates.certificate });
  Object.assign(stack.env, {
    ADOBE_CAMPAIGN_URL: `https://${host}:${front.port}`,
    ADOBE_CAMPAIGN_PROXY: proxy.url,
    ADOBE_CAMPAIGN_CA_FILE: join(stack.project, "ca.pem"),
  });
  expectReadable(await stack.up(), "ACC4008", host, "release 7.4.1", 'mode: "verify"', "allowManagedInstance");
  expect(instance.writes()).toEqual([]);
  await Promise.all([front.close(), proxy.close()]);
  await room.close();
});

describe("a way to sign in that the release does not have", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": accountOnly() });
    ({ stack } = room);
  });
  afterAll(() => room.close());

  const upOn = async (options: InstanceOptions, settings: NodeJS.ProcessEnv) => {
    const instance = await room.start({ ...options, packageInstalled: true });
    const env = { ...instance.environment, ...settings };
    const ran = await stack.runWith({ env }, "up", "--yes", "--skip-preview", "--stack", stack.name);
    expect(instance.writes()).toEqual([]);
    return ran;
  };

  test("a password, from 8.6 on: says what to use instead", async () => {
    const ran = await upOn({ profile: "v8", instanceName: "hosted" }, {});
    expectReadable(ran, "ACC3005", "release 8.6.1", "From release 8.6 on", "adobe-campaign:imsClientId");
  });

  test.each([
    ["exchange", "ACC3006"],
    ["each-call", "ACC3007"],
  ])("a token on an old build (%s): names the release that can", async (use, code) => {
    const token = room.canary(`token to ${use}`).value;
    const settings = { ADOBE_CAMPAIGN_TOKEN: token, ADOBE_CAMPAIGN_TOKEN_USE: use };
    const tokens = [{ token, operator: "robot", rights: ["admin"] }];
    expectReadable(await upOn({ profile: "v7-old", instanceName: use, tokens }, settings), code, "7.3.5", "7.4.1");
  });
});
