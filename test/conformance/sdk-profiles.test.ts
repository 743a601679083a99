import { afterEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../provider/emulator/index";
import { exceptionOf, sdk, sdkClient, type SdkClient } from "./sdk-client";

const open: Emulator[] = [];
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

async function on(options: EmulatorOptions): Promise<{ emulator: Emulator; client: SdkClient }> {
  const emulator = await startEmulator({ tokens: [{ token: "t", operator: "admin" }], ...options });
  open.push(emulator);
  const settings = { representation: "SimpleJson" };
  const client =
    options.profile === "v8"
      ? await sdk.init(sdk.ConnectionParameters.ofBearerToken(emulator.url, "t", settings))
      : await sdkClient(emulator.url);
  await client.logon();
  return { emulator, client };
}

const submit = (client: SdkClient, id: string) => {
  const [namespace, name] = id.split(":");
  const args = { packages: { package: [{ namespace, name, enabled: "true" }] } };
  return client.jobInterface({ xtkschema: "xtk:builder", method: "InstallVendorPackages", args });
};

describe("Adobe's own client, unmodified: schemas", () => {
  it("reads attributes, links and enumerations, in the instance's language", async () => {
    for (const [profile, type, label] of [
      ["v7", "Type", "External account"],
      ["v7-french", "Type", "Compte externe"],
    ] as const) {
      const { client } = await on({ profile, packageInstalled: true });
      const schema = await client.application.getSchema("nms:extAccount");
      expect(schema?.root.label).toBe(label);
      expect(schema?.root.children.get("@type")).toMatchObject({ label: type, type: "byte" });
      expect(schema?.root.children.get("folder")).toMatchObject({ type: "link", target: "xtk:folder" });
      const values = [...(schema?.enumerations.get("type")?.values ?? [])];
      expect(values.map(({ name }) => name)).toContain("marketingCloud");
      const { value } = await client.getSysEnum("nms:extAccount:type");
      expect(value.find((each) => each.name === "marketingCloud")).toMatchObject({ label: "Adobe Experience Cloud" });
    }
  });

  it("fills a query with every attribute", async () => {
    const { client } = await on({});
    const query = client.NLWS.xtkQueryDef.create({
      schema: "xtk:operator",
      operation: "get",
      where: { condition: { expr: "@name = 'admin'" } },
    });
    await query.selectAll(false);
    expect(query.inspect().select?.node.map(({ expr }) => expr)).toContain("@email");
    expect(await query.executeQuery()).toMatchObject({ name: "admin", label: "Administrator", email: "" });
    const accounts = client.NLWS.xtkQueryDef.create({ schema: "nms:extAccount", operation: "select" });
    await accounts.selectAll(false);
    expect(accounts.inspect().select?.node.map(({ expr }) => expr)).toContain("[@folder-id]");
    expect(await accounts.executeQuery()).toHaveProperty("extAccount");
  });
});

describe("Adobe's own client, unmodified: jobs", () => {
  it("follows an installation that fails, and sees why", async () => {
    const { client, emulator } = await on({ installationPolls: 1 });
    emulator.inject({ kind: "installation-fails", leaves: "package", code: "PGS-220000", text: "Out of space." });
    const job = submit(client, emulator.imsPackage);
    await job.submitSoapCall();
    let status = await job.getStatus();
    while (status.status === 2) status = await job.getStatus();
    expect(status.status).toBe(6);
    expect(status.logs.slice(-2).map(({ message }) => message)).toEqual([
      // Their codes apart.
      "Out of space.",
      "Installation of packages failed.",
    ]);
    expect(emulator.packages()).toContain(emulator.imsPackage);
    expect(emulator.account(emulator.imsAccount)).toBeUndefined();
  });

  it("is refused a second installation while one is running", async () => {
    const { client, emulator } = await on({});
    await submit(client, emulator.imsPackage).submitSoapCall();
    const error = await exceptionOf(submit(client, "nms:coupon").submitSoapCall());
    expect(error).toMatchObject({ errorCode: "SOP-330011" });
    expect(error.detail).toContain("EMU-000011");
  });
});

describe("Adobe's own client, unmodified: an old build", () => {
  it("tells what is missing from what is refused", async () => {
    const { client, emulator } = await on({ profile: "v7-old" });
    expect(client.getSessionInfo().serverInfo).toMatchObject({ releaseName: "20.3", buildNumber: "9219" });
    expect(await exceptionOf(client.NLWS.xtkSession.encryptPassword("x"))).toMatchObject({ errorCode: "SDK-000009" });
    expect(await exceptionOf(submit(client, "nms:coupon").submitSoapCall())).toMatchObject({ errorCode: "SDK-000009" });
    const bearer = await sdk.init(sdk.ConnectionParameters.ofBearerToken(emulator.url, "t", {}));
    expect(await exceptionOf(bearer.logon())).toMatchObject({ statusCode: 500, errorCode: "SOP-330006" });
    const schema = await client.application.getSchema("nms:extAccount");
    expect(schema?.root.children.get("@productContext")).toBeUndefined();
    expect(await client.test()).not.toHaveProperty("version");
  });

  it("installs, directly", async () => {
    const { client, emulator } = await on({ profile: "v7-old" });
    const [namespace, name] = emulator.imsPackage.split(":");
    const xml = `<packages><package namespace="${namespace}" name="${name}" enabled="true"/></packages>`;
    await client.NLWS.xml.xtkBuilder.installVendorPackages(sdk.DomUtil.parse(xml).documentElement);
    expect(emulator.account(emulator.imsAccount)).toBeDefined();
  });
});

describe("Adobe's own client, unmodified: a hosted v8", () => {
  it("signs in with an IMS token only", async () => {
    const { client, emulator } = await on({ profile: "v8" });
    expect(client.application.version).toBe("8.6.1");
    expect(client.hasPackage(emulator.imsPackage)).toBe(true);
    expect(await exceptionOf((await sdkClient(emulator.url)).logon())).toMatchObject({ statusCode: 403 });
  });

  it("asks what was modified, which older builds do not know", async () => {
    const { client, emulator } = await on({ profile: "v8" });
    await client._optionCacheRefresher._callAndRefresh();
    await client.setOption("cusFresh", "one");
    await client._optionCacheRefresher._callAndRefresh();
    expect(emulator.journal().at(-1)).toMatchObject({ method: "GetModifiedEntities", status: 200 });

    const old = await on({ profile: "v7" });
    await old.client._optionCacheRefresher._callAndRefresh();
    expect(old.emulator.journal().at(-1)).toMatchObject({ method: "GetModifiedEntities", fault: "SOP-330006" });
  });
});
