import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../provider/emulator/index";
import { exceptionOf, sdkClient, type SdkClient } from "./sdk-client";

let emulator: Emulator;
let client: SdkClient;

beforeAll(async () => {
  emulator = await startEmulator();
  client = await sdkClient(emulator.url);
  await client.logon();
});
afterAll(() => emulator.close());

describe("Adobe's own client, unmodified: sessions", () => {
  it("logs on and reads what a logon tells", () => {
    const { serverInfo, userInfo } = client.getSessionInfo();
    expect(serverInfo).toMatchObject({ releaseName: "7.4.1", buildNumber: "9383", instanceName: "emulator" });
    expect(userInfo).toMatchObject({ login: "admin", "login-right": { right: "admin" } });
    expect(client.application.version).toBe("6.7.0");
  });

  it("is refused with a wrong password: 403, the reason in the detail", async () => {
    const other = await sdkClient(emulator.url, { password: "wrong" });
    const error = await exceptionOf(other.logon());
    expect(error.statusCode).toBe(403);
    expect(error.detail).toBe("XSV-350012 Invalid login or password. Connection denied.");
  });

  it("knows the installed packages", () => {
    expect(client.hasPackage("nms:core")).toBe(true);
    expect(client.hasPackage("nms", "campaign")).toBe(true);
    expect(client.hasPackage(emulator.imsPackage)).toBe(false);
  });

  it("has a session until it logs off", async () => {
    const other = await sdkClient(emulator.url);
    await other.logon();
    const open = emulator.sessions();
    const headers = { "X-Session-Token": other._sessionToken, "X-Security-Token": other._securityToken };
    await other.logoff();
    expect(emulator.sessions()).toBe(open - 1);
    const late = await sdkClient(emulator.url, {
      tokens: { session: headers["X-Session-Token"], security: headers["X-Security-Token"] },
    });
    await late.logon();
    const error = await exceptionOf(late.getOption("XtkDatabaseId"));
    expect(error).toMatchObject({ statusCode: 401, errorCode: "SDK-000012" });
  });
});

describe("Adobe's own client, unmodified: options", () => {
  it("reads a present option, an absent one and the database's id", async () => {
    expect(await client.getOption("NmsServer_LastPostUpgrade")).toBe("9383");
    expect(await client.getOption("NoSuchOption")).toBeNull();
    expect(await client.getOption("XtkDatabaseId")).toBe(client.getSessionInfo().serverInfo.databaseId);
  });

  it("sets options of each type and reads them back", async () => {
    await client.setOption("cusText", 'it\'s <&> "x"', "a description");
    await client.clearOptionCache();
    expect(await client.getOption("cusText")).toBe('it\'s <&> "x"');
  });
});
