import { afterEach, describe, expect, it } from "vitest";

import type { ConnectionSettings, SignInSettings, TokenUse } from "../../provider/campaign/settings";
import { openInstance, openSession } from "../../provider/composition/open-instance";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator/index";
import { Secret } from "../../provider/secret";
import { canary, failureOf } from "../support/client";

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

/** Tokens have no blanks. */
const imsToken = "canary-s3cr3t-token";
const account = {
  clientId: "pulumi-account",
  clientSecret: canary.secret,
  operator: "pulumi",
  rights: ["admin"],
};
const tokens = [{ token: imsToken, operator: "pulumi", rights: ["admin"] }];

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    password: canary.password,
    packageInstalled: true,
    technicalAccounts: [account],
    tokens,
    ...options,
  });
  running.push(emulator);
  return emulator;
}

const settings = (url: string, signIn: SignInSettings): ConnectionSettings => ({
  url,
  signIn,
  timeout: 10_000,
  network: {},
  logCalls: false,
});
const password: SignInSettings = { kind: "password", user: "admin", password: new Secret(canary.password) };
const token = (use: TokenUse, text: string = imsToken): SignInSettings => ({
  kind: "token",
  token: new Secret(text),
  use,
});
const technical = (emulator: Emulator, use: TokenUse, clientSecret: string = canary.secret): SignInSettings => ({
  kind: "technical-account",
  clientId: account.clientId,
  clientSecret: new Secret(clientSecret),
  scopes: "openid,AdobeID",
  tokenEndpoint: emulator.tokenEndpoint,
  use,
});

const methods = (emulator: Emulator) => emulator.journal().map(({ method }) => method);

describe("an IMS token that is exchanged", () => {
  it("becomes a session, once however many calls need it", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, token("exchange")));
    await Promise.all(Array.from({ length: 20 }, () => instance.accounts.types()));
    const info = await instance.info();
    expect(info).toMatchObject({ operator: "pulumi", rights: ["admin"], release: "7.4.1" });
    expect(methods(emulator).filter((method) => method === "BearerTokenLogon")).toHaveLength(1);
    expect(emulator.sessions()).toBe(1);
    await instance.close();
    expect(emulator.sessions()).toBe(0);
  });

  it("that is refused is told apart from a build that cannot exchange any", async () => {
    const current = await start();
    const refused = openSession(settings(current.url, token("exchange", `${imsToken}x`)));
    expect((await failureOf(refused.info())).code).toBe("ACC3007");
    const old = await start({ profile: "v7-old" });
    const failure = await failureOf(openSession(settings(old.url, token("exchange"))).info());
    expect(failure.code).toBe("ACC3006");
    expect(failure.message).toMatch(/BearerTokenLogon.*tokenUse to each-call/s);
  });
});

describe("an IMS token with each call", () => {
  it("opens no session, so that there is none to end", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, token("each-call")));
    await instance.info();
    await instance.close();
    expect(methods(emulator)).not.toContain("Logoff");
    expect(emulator.sessions()).toBe(0);
  });

  it("needs no logon, and learns the same as from one", async () => {
    const emulator = await start();
    const byPassword = openInstance(settings(emulator.url, password));
    const byToken = openInstance(settings(emulator.url, token("each-call")));
    const [expected, info] = [await byPassword.info(), await byToken.info()];
    expect(info.identity).toEqual(expected.identity);
    expect(info).toMatchObject({ release: expected.release, build: expected.build, operator: "pulumi" });
    expect(await byToken.packages.installed()).toEqual(await byPassword.packages.installed());
    emulator.clearJournal();
    await byToken.accounts.types();
    expect(methods(emulator)).toEqual(["GetEntityIfMoreRecent"]);
    await byPassword.close();
    await byToken.close();
  });

  it("takes a build for no release, where the status page is absent", async () => {
    const emulator = await start();
    emulator.inject({ kind: "status", status: 404, at: { service: "http", method: "GET /r/test" } });
    const instance = openInstance(settings(emulator.url, token("each-call")));
    expect(await instance.info()).toMatchObject({ release: "", build: "9383" });
    await instance.close();
  });

  it("recognises a hosted instance by its status page", async () => {
    const emulator = await start({ profile: "v8" });
    const instance = openInstance(settings(emulator.url, token("each-call")));
    expect(await instance.info()).toMatchObject({ release: "8.6.1", build: "9650" });
    await instance.close();
  });

  it("that has ended is an error which says so", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, token("each-call")));
    await instance.info();
    emulator.advance(25 * 3600_000);
    expect((await failureOf(instance.accounts.types())).code).toBe("ACC3007");
    await instance.close();
  });
});

describe.each(["exchange", "each-call"] as const)("a technical account, its token used by %s", (use) => {
  it("fetches one token for all, and another one when it is refused", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, technical(emulator, use)));
    await Promise.all(Array.from({ length: 20 }, () => instance.accounts.types()));
    expect((await instance.info()).operator).toBe("pulumi");
    // The instance's clock goes on, ours does not: the token is refused before we think that it has ended.
    emulator.advance(25 * 3600_000);
    const results = await Promise.all(Array.from({ length: 20 }, () => instance.accounts.types()));
    expect(results).toHaveLength(20);
    await instance.close();
  });

  it("with a wrong secret is refused by IMS, which is said without it", async () => {
    const emulator = await start();
    const session = openSession(settings(emulator.url, technical(emulator, use, `${canary.secret}-wrong`)));
    const failure = await failureOf(session.info());
    expect(failure.code).toBe("ACC3008");
    expect(failure.message).toMatch(/invalid_client.*imsClientSecret/s);
    expect(methods(emulator)).toEqual(["POST /ims/token/v3"]);
  });
});

describe("a password", () => {
  it("is explained as no longer possible from release 8.6 on", async () => {
    const emulator = await start({ profile: "v8" });
    const failure = await failureOf(openSession(settings(emulator.url, password)).info());
    expect(failure.code).toBe("ACC3005");
    expect(failure.message).toMatch(/8\.6\.1.*imsClientId/s);
  });

  it("of an operator whose address is in no security zone is refused as such", async () => {
    const emulator = await start({ security: { refuseAddress: true } });
    expect((await failureOf(openSession(settings(emulator.url, password)).info())).code).toBe("ACC3003");
  });
});

describe("a build without EncryptPassword", () => {
  it("is refused before anything is written", async () => {
    const emulator = await start({ profile: "v7-old" });
    const instance = openInstance(settings(emulator.url, password));
    const failure = await failureOf(instance.encrypt(new Secret(canary.secret)));
    expect(failure.code).toBe("ACC4012");
    expect(emulator.journal().filter(({ write }) => write)).toEqual([]);
    await instance.close();
  });
});

/** From a public report: no 401, but a fault at HTTP 500 about a call to IMS. */
describe.each(["exchange", "each-call"] as const)("an IMS token that ends, used by %s", (use) => {
  const day = 25 * 3600_000;

  it("of a technical account is renewed once, and the call repeated once", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, technical(emulator, use)));
    await instance.accounts.types();
    emulator.clearJournal();
    emulator.inject({ kind: "token-ended", at: { method: "GetEntityIfMoreRecent" } });
    expect(await instance.accounts.types()).not.toEqual([]);
    const count = (name: string) => methods(emulator).filter((method) => method === name).length;
    expect(count("GetEntityIfMoreRecent")).toBe(2);
    // What was exchanged is a session: a token that is still good makes another one.
    expect(count("POST /ims/token/v3")).toBe(use === "each-call" ? 1 : 0);
    await instance.close();
  });

  it("of a technical account, while signing in, is renewed once", async () => {
    const emulator = await start();
    const session = openSession(settings(emulator.url, technical(emulator, use)));
    const method = use === "exchange" ? "BearerTokenLogon" : "GetUserInfo";
    emulator.inject({ kind: "token-ended", at: { method } });
    expect((await session.info()).operator).toBe("pulumi");
    expect(methods(emulator).filter((each) => each === "POST /ims/token/v3")).toHaveLength(2);
    await session.close();
  });

  it("again and again is given up after the second time", async () => {
    const emulator = await start();
    const instance = openInstance(settings(emulator.url, technical(emulator, use)));
    await instance.info();
    emulator.clearJournal();
    emulator.inject({ kind: "token-ended", at: { method: "GetEntityIfMoreRecent" }, times: 100 });
    expect((await failureOf(instance.accounts.types())).code).toBe("ACC3002");
    expect(methods(emulator).filter((method) => method === "GetEntityIfMoreRecent")).toHaveLength(2);
    await instance.close();
  });

  it("that nobody can renew is an error which says that it has ended", async () => {
    const emulator = await start();
    emulator.advance(day);
    const failure = await failureOf(openSession(settings(emulator.url, token(use))).info());
    expect(failure.code).toBe("ACC3007");
    expect(failure.message).toContain("It said: the token has ended");
    expect(emulator.journal().map(({ fault }) => fault)).toContain("SOP-330007");
  });
});
