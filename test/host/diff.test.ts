import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { up } from "../support/host-engine.ts";
import type { State } from "../support/host-resource.ts";
import type { Properties } from "../support/host-wire.ts";
import { accountArgs, type Scene, useHost, useRoom } from "../support/host-room.ts";

const room = useRoom();
let scene: Scene;
let account: State;
let installed: State;

const given = {
  scopes: ["openid", "session"],
  experienceCloudServer: "https://marketing.adobe.com",
  label: "MAC",
  productContext: "dma_campaign_classic",
  attributes: { tenant: "tenant" },
};

beforeAll(async () => {
  scene = await room.scene({ packageInstalled: true });
  account = await up(room.host.account, { ...scene.args, ...given });
  installed = await up(room.host.package, { instance: scene.instance });
  scene.since();
});

async function diff(change: Properties) {
  const { inputs, failures } = await room.host.account.check({ ...scene.args, ...given, ...change }, account.inputs);
  expect(failures).toEqual([]);
  return room.host.account.diff(account.id, account.outputs, inputs);
}

describe("nothing to do", () => {
  it.for<[string, Properties]>([
    ["the same program", {}],
    ["the scheme of the IMS server left out", { imsServer: "ims-na1.adobelogin.com" }],
    ["the IMS server in capitals", { imsServer: "https://IMS-NA1.adobelogin.com" }],
    ["the callback's default port", { callbackServer: "https://dev.campaign.example.com:443" }],
    ["the scopes in another order", { scopes: ["session", "openid"] }],
    ["the account's name, as it was found", { accountName: "Adobe_Marketing_Cloud" }],
    ["the account's type, as it was found", { accountType: 42 }],
    ["a default, now said", { enabled: true, onDelete: "restore", mode: "manage" }],
  ])("for %s", async ([, change]) => {
    expect(await diff(change)).toMatchObject({ changes: "none", replaces: [] });
  });

  it("for a package", async () => {
    for (const change of [{}, { packageName: scene.emulator.imsPackage }]) {
      const { inputs } = await room.host.package.check({ instance: scene.instance, ...change });
      expect(await room.host.package.diff(installed.id, installed.outputs, inputs)).toMatchObject({ changes: "none" });
    }
  });
});

describe("a change, whose properties the engine compares itself", () => {
  it.for<[string, Properties]>([
    ["imsServer", { imsServer: "https://adobeid-na1.services.adobe.com" }],
    ["clientId", { clientId: "Campaign2-acme" }],
    ["clientId, by case only", { clientId: "campaign1-acme" }],
    ["clientSecret", { clientSecret: `${accountArgs.clientSecret}!` }],
    ["the form of the secret", { clientSecret: undefined, clientSecretFrom: "IMS_SECRET", clientSecretVersion: 1 }],
    ["callbackServer", { callbackServer: "https://dev2.campaign.example.com" }],
    ["organizationId", { organizationId: "9123456789ABCDEF01234567@AdobeOrg" }],
    ["associationMask", { associationMask: "campaign - acme - (.*)" }],
    ["tenant", { tenant: "acme2" }],
    ["scopes", { scopes: ["openid"] }],
    ["scopes, no longer managed", { scopes: undefined }],
    ["experienceCloudServer", { experienceCloudServer: "https://experience.adobe.com" }],
    ["productContext, no longer managed", { productContext: undefined }],
    ["label", { label: "mac" }],
    ["enabled", { enabled: false }],
    ["mode", { mode: "verify" }],
    ["onDelete", { onDelete: "keep" }],
    ["allowManagedInstance", { allowManagedInstance: true }],
    ["accountType", { accountType: 43 }],
    ["attributes", { attributes: { tenant: "tenantName" } }],
    ["attributes, no longer given", { attributes: undefined }],
  ])("of %s", async ([, change]) => {
    expect(await diff(change)).toMatchObject({ changes: "unknown", replaces: [] });
  });

  it.for<[string, Properties, string[]]>([
    ["accountName", { accountName: "Adobe_Experience_Cloud" }, ["accountName"]],
    ["instance", { instance: "i1" }, ["instance"]],
    ["instance, no longer given", { instance: undefined }, ["instance"]],
    ["both", { instance: "i1", accountName: "Other" }, ["accountName", "instance"]],
  ])("of %s replaces, the old one first", async ([, change, replaces]) => {
    const { inputs } = await room.host.account.check({ ...scene.args, ...given, ...change });
    const difference = await room.host.account.diff(account.id, account.outputs, inputs);
    expect({ ...difference, replaces: difference.replaces.sort() }).toEqual({
      changes: "unknown",
      replaces,
      deleteBeforeReplace: true,
    });
  });

  it.for(["packageName", "instance"])("of a package's %s replaces", async (name) => {
    const { inputs } = await room.host.package.check({
      instance: scene.instance,
      [name]: name === "instance" ? "i1" : "nms:mrm",
    });
    const difference = await room.host.package.diff(installed.id, installed.outputs, inputs);
    expect(difference).toMatchObject({ changes: "unknown", replaces: [name] });
  });
});

describe("check and diff", () => {
  it("have asked the instance nothing", () => {
    expect(scene.since().calls).toEqual([]);
  });

  it("open no connection, also in a process that has done nothing else", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const host = await useHost({
      "adobe-campaign:url": url,
      "adobe-campaign:user": "u",
      "adobe-campaign:password": "p",
    });
    for (let run = 0; run < 3; run++) {
      const { inputs, failures } = await host.account.check(accountArgs);
      expect(failures).toEqual([]);
      await host.account.diff("Adobe_Marketing_Cloud", inputs, { ...inputs, tenant: "other" });
      await host.package.diff("emu:imsIntegration", {}, (await host.package.check({})).inputs);
    }
    expect(connections).toBe(0);
    // The count works: the first call that needs the instance does connect.
    await expect(host.package.create({})).rejects.toThrow("ACC2001");
    expect(connections).toBeGreaterThan(0);
    server.close();
  });
});
