import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { TechnicalAccountToken } from "../../provider/experience-cloud/ims-token";
import { HttpClient } from "../../provider/network/http-client";
import { Secret } from "../../provider/secret";
import { canary, failureOf } from "../support/client";
import { listen } from "../support/engine-servers";

const HOUR = 3600_000;
let emulator: Emulator;
let http: HttpClient;

beforeEach(async () => {
  // Only the date: sockets and their timers go on.
  vi.useFakeTimers({ toFake: ["Date"] });
  const account = { clientId: "pulumi-account", clientSecret: canary.secret, operator: "pulumi", expiresIn: 10 * 3600 };
  emulator = await startEmulator({ technicalAccounts: [account] });
  http = new HttpClient();
});
afterEach(async () => {
  vi.useRealTimers();
  http.close();
  await emulator.close();
});

const source = (more: Partial<ConstructorParameters<typeof TechnicalAccountToken>[0]> = {}) =>
  new TechnicalAccountToken(
    {
      clientId: "pulumi-account",
      clientSecret: new Secret(canary.secret),
      scopes: "openid,AdobeID",
      tokenEndpoint: emulator.tokenEndpoint,
      ...more,
    },
    http,
    5000,
  );
const fetches = () => emulator.journal().filter(({ method }) => method.startsWith("POST /ims/token")).length;

describe("the token of a technical account", () => {
  it("is fetched once however many ask", async () => {
    const account = source();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => account.token()));
    expect(new Set(tokens.map((token) => token.reveal())).size).toBe(1);
    expect(fetches()).toBe(1);
  });

  it("is kept for nine tenths of its life, and renewed once before it ends", async () => {
    const account = source();
    const first = (await account.token()).reveal();
    vi.setSystemTime(Date.now() + 8.9 * HOUR);
    expect((await account.token()).reveal()).toBe(first);
    vi.setSystemTime(Date.now() + 0.2 * HOUR);
    const renewed = await Promise.all(Array.from({ length: 50 }, () => account.token()));
    expect(new Set(renewed.map((token) => token.reveal())).size).toBe(1);
    expect(renewed[0]!.reveal()).not.toBe(first);
    expect(fetches()).toBe(2);
  });

  it("that was refused is replaced once, also for those who learn of it late", async () => {
    const account = source();
    const refused = await account.token();
    const renewed = await Promise.all(Array.from({ length: 20 }, () => account.renew(refused)));
    expect(new Set(renewed.map((token) => token.reveal())).size).toBe(1);
    expect((await account.renew(refused)).reveal()).toBe(renewed[0]!.reveal());
    expect(fetches()).toBe(2);
  });

  it.each([
    ["a wrong secret", { clientSecret: new Secret(`${canary.secret}-wrong`) }, /invalid_client/],
    ["an unknown account", { clientId: "nobody" }, /"nobody".*invalid_client/s],
  ])("is not had with %s, which is said without the secret", async (_what, more, message) => {
    const failure = await failureOf(source(more).token());
    expect(failure.code).toBe("ACC3008");
    expect(failure.message).toMatch(message);
  });

  it.each([
    ["as the error", { error: `invalid_client ${canary.secret}` }],
    ["as its description", { error: "invalid_client", error_description: canary.secret }],
    ["as something else", { error: { message: canary.secret }, client_secret: canary.secret }],
  ])("is refused without a word of a server that repeats the secret %s", async (_where, answer) => {
    const server = await listen((_request, response) => response.writeHead(400).end(JSON.stringify(answer)));
    // Whatever it shows, `failureOf` looks for the secret in it.
    expect((await failureOf(source({ tokenEndpoint: server.url }).token())).code).toBe("ACC3008");
    await server.close();
  });

  it("is asked for in the form that OAuth prescribes", async () => {
    const asked: unknown[] = [];
    const server = await listen((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const { "content-type": type, accept } = request.headers;
        asked.push([request.method, type, accept, Object.fromEntries(new URLSearchParams(body))]);
        response.end(JSON.stringify({ access_token: "t", expires_in: 60 }));
      });
    });
    expect((await source({ tokenEndpoint: server.url }).token()).reveal()).toBe("t");
    const form = { grant_type: "client_credentials", client_id: "pulumi-account", client_secret: canary.secret };
    expect(asked).toEqual([
      ["POST", "application/x-www-form-urlencoded", "application/json", { ...form, scope: "openid,AdobeID" }],
    ]);
    await server.close();
  });

  it.each([
    ["that says of itself that it is an error", 500, { access_token: "t", expires_in: 60 }],
    ["that asks to sign in", 401, { access_token: "t", expires_in: 60 }],
    ["whose token is not text", 200, { access_token: 12345, expires_in: 60 }],
    ["whose token has a blank", 200, { access_token: "t t", expires_in: 60 }],
    ["whose token has a line break", 200, { access_token: "t\r\nX: y", expires_in: 60 }],
    ["whose token is longer than a header may be", 200, { access_token: "t".repeat(8193), expires_in: 60 }],
    ["whose end is not a number", 200, { access_token: "t", expires_in: "soon" }],
    ["whose token is empty", 200, { access_token: "", expires_in: 60 }],
    ["that is a list", 200, ["t"]],
    ["that is nothing", 200, null],
    ["that is a word", 200, "t"],
  ])("is not taken from an answer %s", async (_what, status, answer) => {
    const server = await listen((_request, response) => response.writeHead(status).end(JSON.stringify(answer)));
    expect((await failureOf(source({ tokenEndpoint: server.url }).token())).code).toBe("ACC3008");
    await server.close();
  });

  it("may be as long as a header", async () => {
    const answer = JSON.stringify({ access_token: "t".repeat(8192), expires_in: 60 });
    const server = await listen((_request, response) => response.end(answer));
    const account = source({ tokenEndpoint: server.url });
    expect((await account.token()).reveal()).toHaveLength(8192);
    await server.close();
  });

  it.each([
    ["is one word", "invalid_client", true],
    ["is two words", "invalid client", false],
    ["is long", "x".repeat(61), false],
    ["is a number", 42, false],
  ])("is refused with the server's code only where that %s", async (_what, error, isQuoted) => {
    const server = await listen((_request, response) => response.writeHead(400).end(JSON.stringify({ error })));
    const { message } = await failureOf(source({ tokenEndpoint: server.url }).token());
    expect(message.includes(String(error))).toBe(isQuoted);
    expect(message.includes("It said")).toBe(isQuoted);
    await server.close();
  });

  it("that could not be had is asked for again by the next call", async () => {
    const account = source();
    emulator.inject({ kind: "status", status: 503, at: { service: "http", method: "POST /ims/token/v3" } });
    expect((await failureOf(account.token())).code).toBe("ACC3008");
    expect((await account.token()).reveal()).not.toBe("");
  });

  it("goes to no other host when the endpoint redirects", async () => {
    emulator.inject({
      kind: "redirect",
      location: "https://elsewhere.example.com/token",
      at: { service: "http", method: "POST /ims/token/v3" },
    });
    const failure = await failureOf(source().token());
    expect(failure.code).toBe("ACC2002");
    expect(failure.message).toContain("https://elsewhere.example.com");
  });
});
