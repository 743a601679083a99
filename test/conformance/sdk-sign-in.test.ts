import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../provider/emulator/index";
import { exceptionOf, sdk, sdkClient, type SdkClient } from "./sdk-client";

let emulator: Emulator;
const open: Emulator[] = [];
async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const started = await startEmulator({
    tokens: [{ token: "ims-token", operator: "robot", rights: ["admin"], expiresIn: 60 }],
    ...options,
  });
  open.push(started);
  return started;
}
beforeEach(async () => {
  emulator = await start();
});
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

const settings = { representation: "SimpleJson" };
const { ConnectionParameters } = sdk;
const methods = () => emulator.journal().map(({ method }) => method);
const name = "NmsServer_LastPostUpgrade";

const exchanged = (token = "ims-token", more: object = {}, url = emulator.url) =>
  sdk.init(ConnectionParameters.ofBearerToken(url, token, { ...settings, ...more }));
const perCall = (token = "ims-token", more: object = {}, url = emulator.url) =>
  sdk.init(ConnectionParameters.ofImsBearerToken(url, token, { ...settings, ...more }));

describe("Adobe's own client, unmodified: an IMS token exchanged once", () => {
  it("logs on, knows packages, works and logs off", async () => {
    const client = await exchanged();
    await client.logon();
    expect(client.getSessionInfo().userInfo).toMatchObject({ login: "robot" });
    expect(client.hasPackage("nms:core")).toBe(true);
    expect(await client.getOption(name)).toBe("9383");
    await client.logoff();
    expect(methods()).toEqual(["BearerTokenLogon", "GetEntityIfMoreRecent", "GetOption", "Logoff"]);
    expect(emulator.sessions()).toBe(0);
  });

  it("is refused with a token that is unknown, and told of one that has ended", async () => {
    const error = await exceptionOf((await exchanged("wrong")).logon());
    expect(error).toMatchObject({ statusCode: 403 });
    expect(error.detail).toMatch(/^XSV-350012/);
    emulator.advance(60_000);
    emulator.secure({ endedTokenAsSession: true });
    expect(await exceptionOf((await exchanged()).logon())).toMatchObject({ statusCode: 401, errorCode: "SDK-000012" });
  });
});

describe("Adobe's own client, unmodified: an IMS token with each call", () => {
  it("works without a logon, and may log off", async () => {
    const client = await perCall();
    await client.logon();
    expect(client.isLogged()).toBe(true);
    expect(emulator.journal()).toEqual([]);
    expect(await client.getOption(name)).toBe("9383");
    await client.NLWS.xtkSession.write({ xtkschema: "nms:extAccount", name: "byRobot", type: "0" });
    expect(emulator.account("byRobot")).toBeDefined();
    await client.logoff();
    expect(methods().at(-1)).toBe("Logoff");
    expect(emulator.sessions()).toBe(0);
  });

  it("asks for the session info when told to: who, packages, version and build", async () => {
    const client = await perCall("ims-token", { sessionInfo: true });
    await client.logon();
    const { serverInfo, userInfo } = client.getSessionInfo();
    expect(userInfo).toMatchObject({ login: "robot" });
    expect(serverInfo).toMatchObject({ instanceName: "emulator", buildNumber: "9383", majNumber: "7", minNumber: "4" });
    expect(client.application.version).toBe("7.4.1");
    expect(client.hasPackage("nms:core")).toBe(true);
    expect(new Set(methods())).toEqual(new Set(["GET /r/test", "GetEntityIfMoreRecent", "GetUserInfo"]));
  });

  it("is refused with a token that is unknown or has ended", async () => {
    const wrong = await perCall("wrong");
    await wrong.logon();
    expect((await exceptionOf(wrong.getOption(name))).detail).toMatch(/^XSV-350012/);
    const client = await perCall();
    await client.logon();
    emulator.advance(60_000);
    // It takes the fault for any other (its issue 108); what is answered like a session that ended, it understands.
    expect(await exceptionOf(client.getOption(name))).toMatchObject({ statusCode: 500 });
    emulator.secure({ endedTokenAsSession: true });
    expect(await exceptionOf(client.getOption(name))).toMatchObject({ statusCode: 401, errorCode: "SDK-000012" });
  });

  it("renews a token that has ended, when told how", async () => {
    const renewals: string[] = [];
    emulator.secure({ endedTokenAsSession: true });
    const refreshClient = async (client: SdkClient & { reinit(parameters: unknown): void }) => {
      renewals.push("renewed");
      emulator.addToken({ token: "next-token", operator: "robot" });
      client.reinit(ConnectionParameters.ofImsBearerToken(emulator.url, "next-token", { ...settings, refreshClient }));
      await client.logon();
      return client;
    };
    const client = await perCall("ims-token", { refreshClient });
    await client.logon();
    expect(await client.getOption(name)).toBe("9383");
    emulator.advance(60_000);
    await client.clearOptionCache();
    expect(await client.getOption(name)).toBe("9383");
    expect(renewals).toEqual(["renewed"]);
  });
});

describe("Adobe's own client, unmodified: sessions that end", () => {
  const refreshClient = async (client: SdkClient) => {
    await client.logon();
    return client;
  };
  const connect = (more: object = {}) =>
    sdk.init(ConnectionParameters.ofUserAndPassword(emulator.url, "admin", "admin", { ...settings, ...more }));

  it.each([
    ["by time", () => emulator.advance(86_400_000)],
    ["all at once", () => emulator.expireSessions()],
    ["by an injected fault", () => emulator.inject({ kind: "expired", at: { method: "TestCnx" } })],
    ["by a fault that says 401", () => emulator.inject({ kind: "expired", status: 401, at: { method: "TestCnx" } })],
  ])("%s are renewed once, and the call is repeated", async (_, end) => {
    const client = await connect({ refreshClient });
    await client.logon();
    await client.NLWS.xtkSession.testCnx();
    emulator.clearJournal();
    end();
    await client.NLWS.xtkSession.testCnx();
    expect(methods()).toEqual(["TestCnx", "Logon", "TestCnx"]);
    expect(emulator.sessions()).toBe(1);
  });

  it("are an error without a way to renew, or when renewing does not help", async () => {
    const plain = await connect();
    await plain.logon();
    emulator.expireSessions();
    const expired = { statusCode: 401, errorCode: "SDK-000012" };
    expect(await exceptionOf(plain.NLWS.xtkSession.testCnx())).toMatchObject(expired);
    const client = await connect({ refreshClient });
    await client.logon();
    emulator.inject({ kind: "expired", at: { method: "TestCnx" }, times: 2 });
    expect(await exceptionOf(client.NLWS.xtkSession.testCnx())).toMatchObject(expired);
  });
});

describe("Adobe's own client, unmodified: security", () => {
  it("is refused where native logon is switched off, or the address belongs to no zone", async () => {
    emulator.addOperator({ name: "jane", password: "jane", rights: ["admin"] });
    emulator.secure({ disableAPI: true });
    const jane = await sdkClient(emulator.url, { user: "jane", password: "jane" });
    expect(await exceptionOf(jane.logon())).toMatchObject({ statusCode: 403 });
    await (await sdkClient(emulator.url)).logon();
    emulator.secure({ disableAPI: false, refuseAddress: true });
    const error = await exceptionOf(jane.logon());
    expect(error.statusCode).toBe(403);
    expect(error.detail).toMatch(/^XSV-350013 The '127\.0\.0\.1' IP address via which/);
  });

  it("needs a relaxed zone for a session token alone", async () => {
    const admin = await sdkClient(emulator.url);
    await admin.logon();
    const client = await sdk.init(ConnectionParameters.ofSessionToken(emulator.url, admin._sessionToken, settings));
    await client.logon();
    expect(await exceptionOf(client.NLWS.xtkSession.testCnx())).toMatchObject({ statusCode: 401 });
    emulator.secure({ sessionTokenOnly: true });
    await client.NLWS.xtkSession.testCnx();
  });

  it("asks anonymously for what anybody may know", async () => {
    const client = await sdk.init(ConnectionParameters.ofAnonymousUser(emulator.url, settings));
    await client.logon();
    expect(await client.test()).toMatchObject({ status: "OK", build: "9383", version: "7.4.1", instance: "emulator" });
  });
});

describe("Adobe's own client, unmodified: what goes wrong on the way", () => {
  const fail = async (fault: Parameters<Emulator["inject"]>[0]) => {
    const client = await sdkClient(emulator.url);
    await client.logon();
    await client.NLWS.xtkSession.testCnx();
    emulator.inject(fault);
    return exceptionOf(client.NLWS.xtkSession.testCnx());
  };

  it.each([
    [
      { kind: "fault", code: "SOP-330011", text: "No.", detail: "why" },
      { statusCode: 500, errorCode: "SOP-330011", detail: "why" },
    ],
    [
      { kind: "fault", code: "SOP-330011", status: 500 },
      { statusCode: 500, errorCode: "" },
    ],
    [
      { kind: "status", status: 502 },
      { statusCode: 502, faultString: "Bad Gateway" },
    ],
    [{ kind: "status", status: 503 }, { statusCode: 503 }],
    [{ kind: "html" }, { statusCode: 500 }],
    [{ kind: "reset" }, { statusCode: 500 }],
    [{ kind: "reset", when: "after" }, { statusCode: 500 }],
    [{ kind: "truncate" }, { statusCode: 200 }],
    [{ kind: "truncate", complete: true }, { statusCode: 500 }],
    [{ kind: "wrong-token" }, { statusCode: 403 }],
    [{ kind: "expired" }, { statusCode: 401, errorCode: "SDK-000012" }],
  ] as const)("%j", async (fault, expected) => {
    expect(await fail(fault)).toMatchObject(expected);
  });

  it("takes a right reply of a wrong content type, or one that drips", async () => {
    const client = await sdkClient(emulator.url);
    await client.logon();
    emulator.inject({ kind: "wrong-content-type", at: { method: "GetOption" } });
    expect(await client.getOption(name)).toBe("9383");
    await client.clearOptionCache();
    emulator.inject({ kind: "drip", delay: 0, at: { method: "GetOption" } });
    expect(await client.getOption(name)).toBe("9383");
  });
});
