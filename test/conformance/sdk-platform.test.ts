import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../provider/emulator/index";
import { exceptionOf, sdk, sdkClient, type SdkClient } from "./sdk-client";

let emulator: Emulator;
let client: SdkClient;

beforeAll(async () => {
  emulator = await startEmulator({
    operators: [{ name: "reader", password: "reader", rights: [] }],
  });
  client = await sdkClient(emulator.url);
  await client.logon();
});
afterAll(() => emulator.close());

const payload = (id: string) => {
  const [namespace, name] = id.split(":");
  return sdk.DomUtil.parse(`<packages><package namespace="${namespace}" name="${name}" enabled="true"/></packages>`)
    .documentElement;
};

describe("Adobe's own client, unmodified: secrets", () => {
  it("encrypts on the instance, and decrypts with the instance's key", async () => {
    const secret = "pâsswörd€ <&>\"'";
    const first = await client.NLWS.xtkSession.encryptPassword(secret);
    const second = await client.NLWS.xtkSession.encryptPassword(secret);
    expect(first).not.toBe(second);
    const cipher = await client._getSecretKeyCipher();
    expect([first, second].map((each) => cipher.decryptPassword(each))).toEqual([secret, secret]);
    expect(emulator.decrypt(cipher.encryptPassword(secret))).toBe(secret);
  });

  it("keeps the key from operators without the right admin", async () => {
    const reader = await sdkClient(emulator.url, { user: "reader", password: "reader" });
    await reader.logon();
    expect((await exceptionOf(reader._getSecretKeyCipher())).detail).toContain("EMU-000002");
    const row = await reader.NLWS.xtkQueryDef
      .create({
        schema: "xtk:option",
        operation: "get",
        select: { node: [{ expr: "@name" }, { expr: "@stringValue" }] },
        where: { condition: { expr: "@name = 'XtkSecretKey'" } },
      })
      .executeQuery();
    expect(row).toMatchObject({ name: "XtkSecretKey", stringValue: "" });
  });
});

describe("Adobe's own client, unmodified: schemas", () => {
  it("reads nms:extAccount with its enumerations", async () => {
    const schema = await client.getSchema("nms:extAccount");
    expect(schema).toMatchObject({ namespace: "nms", name: "extAccount", implements: "xtk:persist" });
    const { value } = await client.getSysEnum("nms:extAccount:encryptionType");
    expect(value).toMatchObject([
      { name: "none", value: "0" },
      { name: "ssl", value: "1" },
    ]);
  });

  it("knows no schema of another name", async () => {
    expect(await client.getSchema("nms:nothing")).toBeNull();
    expect(await client.getSchema("nms:constructor")).toBeNull();
  });
});

describe("Adobe's own client, unmodified: small calls", () => {
  it("tests the connection, asks the time, and who it is", async () => {
    await client.NLWS.xtkSession.testCnx();
    expect(Math.abs((await client.NLWS.xtkSession.getServerTime()).getTime() - Date.now())).toBeLessThan(60_000);
    expect(await client.NLWS.xtkSession.getUserInfo()).toMatchObject({ login: "admin", loginId: "1059" });
  });
});

describe("Adobe's own client, unmodified: packages", () => {
  it("finds the catalogue, installs, and sees it after the next logon only", async () => {
    const [, packages] = await client.NLWS.xtkBuilder.getDbParams();
    const listed = packages?.package as Record<string, string>[];
    const ims = listed.find((each) => each.label === "Integration with the Adobe Experience Cloud");
    expect(`${ims?.namespace}:${ims?.name}`).toBe(emulator.imsPackage);

    await client.NLWS.xml.xtkBuilder.installVendorPackages(payload(emulator.imsPackage));
    expect(emulator.packages()).toContain(emulator.imsPackage);
    expect(await client.NLWS.xtkSession.getUserInfo()).not.toMatchObject({
      "installed-package": expect.arrayContaining([{ namespace: "emu", name: "imsIntegration" }]) as unknown,
    });

    const later = await sdkClient(emulator.url);
    await later.logon();
    expect(later.hasPackage(emulator.imsPackage)).toBe(true);
    const types = (await later.getSysEnum("nms:extAccount:type")).value;
    const { type, label, active } = emulator.account(emulator.imsAccount) ?? {};
    expect({ label, active }).toEqual({ label: "MAC", active: "0" });
    expect(types.find((each) => each.value === type)).toMatchObject({ label: "Adobe Experience Cloud" });
  });

  it("installs as a job, with a log", async () => {
    const job = client.jobInterface({
      xtkschema: "xtk:builder",
      method: "InstallVendorPackages",
      args: { packages: { package: [{ namespace: "nms", name: "coupon", enabled: "true" }] } },
    });
    await job.submitSoapCall();
    const polls = [await job.getStatus(), await job.getStatus(), await job.getStatus()];
    expect(polls.map(({ status }) => status)).toEqual([2, 2, 5]);
    // The client asks only for lines that it has not seen, and collects them.
    const messages = polls.at(-1)?.logs.map(({ message }) => message) ?? [];
    expect(new Set(messages).size).toBe(messages.length);
    expect(messages.at(-1)).toBe("Installation of packages successful.");
    expect(emulator.packages()).toContain("nms:coupon");
  });

  it("refuses a package that is not in the catalogue", async () => {
    const error = await exceptionOf(client.NLWS.xml.xtkBuilder.installVendorPackages(payload("nms:nothing")));
    expect(error).toMatchObject({ errorCode: "SOP-330011" });
    expect(error.detail).toContain("nms:nothing");
  });
});

describe("Adobe's own client, unmodified: what goes wrong", () => {
  it("explains a method that no schema has", async () => {
    const session = client.NLWS.xtkSession as unknown as { noSuchMethod(): Promise<void> };
    expect(await exceptionOf(session.noSuchMethod())).toMatchObject({ errorCode: "SDK-000009" });
  });

  it("refuses an IMS token that nobody issued", async () => {
    const bearer = await sdk.init(sdk.ConnectionParameters.ofBearerToken(emulator.url, "no-such-token", {}));
    expect(await exceptionOf(bearer.logon())).toMatchObject({ statusCode: 403 });
  });
});
