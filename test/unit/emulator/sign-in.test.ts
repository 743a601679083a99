import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { textOf } from "../../../provider/emulator/xml/tree";
import { raw } from "./raw";
import { call, document, logon, string, type Tokens } from "./soap";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    operators: [
      { name: "technical", rights: ["folder:nmsExtAccount"] },
      { name: "jane", password: "jane", rights: ["admin"] },
      { name: "monitoring", password: "m", rights: [] },
    ],
    tokens: [
      { token: "good", operator: "technical", expiresIn: 60 },
      { token: "new", operator: "newcomer", rights: ["admin"] },
    ],
    technicalAccounts: [
      { clientId: "id", clientSecret: "secret", operator: "technical", scopes: ["openid", "campaign"], expiresIn: 100 },
      { clientId: "other", clientSecret: "secret", operator: "fresh" },
    ],
  });
});
afterEach(() => emulator.close());

const option = string("NmsServer_LastPostUpgrade");
const read = (tokens?: Tokens) => call(emulator.url, "xtk:session#GetOption", option, tokens);
const readAs = (bearer: string) => raw(emulator.url, "xtk:session#GetOption", option, { bearer });
const writeAs = (bearer: string, name: string) =>
  raw(emulator.url, "xtk:persist#Write", document(`<extAccount xtkschema="nms:extAccount" name="${name}" type="0"/>`), {
    bearer,
  });

const ended = "XSV-350008 Session has expired or is invalid. Please reconnect.";
const endedToken = /SOP-330007 .* XSV-350114 Unknown error .* HTTP response code is 401/;
const refused = "XSV-350012 Invalid login or password. Connection denied.";

async function exchange(token: string): Promise<Tokens & { status: number; body: string }> {
  const { outputs, status, body } = await call(emulator.url, "xtk:session#BearerTokenLogon", string(token));
  return { session: textOf(outputs[0]), security: textOf(outputs[2]), status, body };
}

function token(form: Record<string, string>, version = "v3"): Promise<Response> {
  const defaults = { grant_type: "client_credentials", client_id: "id", client_secret: "secret", scope: "openid" };
  const body = new URLSearchParams({ ...defaults, ...form });
  return fetch(`${emulator.url}/ims/token/${version}`, { method: "POST", body });
}

describe("an IMS token exchanged once", () => {
  it("gives the tokens and the session info of a logon", async () => {
    const tokens = await exchange("good");
    expect(tokens.body).toContain("login='technical'");
    expect(tokens.body).toContain("<installed-package name='core' namespace='nms'/>");
    expect((await read(tokens)).status).toBe(200);
    expect(emulator.sessions()).toBe(1);
    await call(emulator.url, "xtk:session#Logoff", "", tokens);
    expect(await read(tokens)).toMatchObject({ status: 403, body: ended });
    expect(emulator.sessions()).toBe(0);
  });

  it("is refused when nobody issued it, or when it has ended; the session outlives it", async () => {
    expect(await exchange("bad")).toMatchObject({ status: 403, body: refused });
    const tokens = await exchange("good");
    emulator.advance(61_000);
    expect(await exchange("good")).toMatchObject({ status: 500, body: expect.stringMatching(endedToken) as string });
    expect((await read(tokens)).status).toBe(200);
  });
});

describe("an IMS token with each call", () => {
  it("needs no logon, opens no session, and may log off", async () => {
    expect((await readAs("good")).status).toBe(200);
    expect((await raw(emulator.url, "xtk:session#Logoff", "", { bearer: "good" })).status).toBe(200);
    expect((await readAs("good")).status).toBe(200);
    expect(emulator.sessions()).toBe(0);
    expect(emulator.journal().every(({ operator }) => operator === "technical")).toBe(true);
    expect(JSON.stringify(emulator.journal())).not.toContain("good");
  });

  it("acts with the rights of its operator, and tells the packages as they are now", async () => {
    expect((await writeAs("good", "mine")).body).not.toContain("Fault");
    expect(emulator.account("mine")).toBeDefined();
    const group = document('<group xtkschema="xtk:group" name="g" type="1"/>');
    expect((await raw(emulator.url, "xtk:persist#Write", group, { bearer: "good" })).body).toContain("EMU-000002");
    emulator.installPackage("nms:coupon");
    const info = await raw(emulator.url, "xtk:session#GetUserInfo", "", { bearer: "good" });
    expect(info.body).toContain("login='technical'");
    expect(info.body).toContain("<installed-package name='coupon' namespace='nms'/>");
  });

  it("makes its operator with the first call", async () => {
    expect((await writeAs("new", "first")).body).not.toContain("Fault");
    const author = emulator.account("first")?.["createdBy-id"];
    const info = await raw(emulator.url, "xtk:session#GetUserInfo", "", { bearer: "new" });
    expect(info.body).toContain(`login='newcomer' loginCS='newcomer (newcomer)' loginId='${author}'`);
  });

  it("is refused when it is unknown, and ends", async () => {
    expect(await readAs("bad")).toMatchObject({ status: 403, body: refused });
    emulator.advance(60_000);
    expect(await readAs("good")).toMatchObject({ status: 500, body: expect.stringMatching(endedToken) as string });
    emulator.secure({ endedTokenAsSession: true });
    expect(await readAs("good")).toMatchObject({ status: 403, body: ended });
    emulator.addToken({ token: "good", operator: "technical" });
    expect((await readAs("good")).status).toBe(200);
  });
});

describe("the token endpoint", () => {
  it.each(["v2", "v3"])("%s gives a token for a while", async (version) => {
    const response = await token({ scope: "openid,campaign" }, version);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    const { access_token, ...rest } = (await response.json()) as { access_token: string };
    expect(rest).toEqual({ token_type: "bearer", expires_in: 100 });
    expect((await readAs(access_token)).status).toBe(200);
    expect((await exchange(access_token)).status).toBe(200);
    emulator.advance(100_000);
    expect((await readAs(access_token)).body).toMatch(endedToken);
    expect(JSON.stringify(emulator.journal())).not.toMatch(new RegExp(`secret|${access_token}`));
  });

  it("is where the emulator says, and knows accounts that come later", async () => {
    expect(emulator.tokenEndpoint).toBe(`${emulator.url}/ims/token/v3`);
    emulator.addTechnicalAccount({ clientId: "late", clientSecret: "s", operator: "late" });
    expect(await (await token({ client_id: "late", client_secret: "s" })).json()).toMatchObject({ expires_in: 86_399 });
  });

  it.each([
    [{ client_id: "nobody" }, "invalid_client", "invalid client_id parameter"],
    [{ client_secret: "wrong" }, "invalid_client", "invalid client_secret parameter"],
    [{ grant_type: "password" }, "unsupported_grant_type", ""],
    [{ scope: "openid admin" }, "invalid_scope", "admin"],
  ])("refuses %j", async (form, error, description) => {
    const response = await token(form);
    expect(response.status).toBe(400);
    const body = (await response.json()) as { error: string; error_description: string };
    expect(body.error).toBe(error);
    expect(body.error_description).toContain(description);
  });
});

describe("time", () => {
  it("ends sessions by themselves, and all at once", async () => {
    const first = await logon(emulator.url);
    emulator.advance(86_000_000);
    expect((await read(first)).status).toBe(200);
    emulator.advance(400_000);
    expect((await read(first)).body).toBe(ended);
    const second = await logon(emulator.url);
    emulator.expireSessions();
    expect((await read(second)).body).toBe(ended);
    expect(emulator.sessions()).toBe(0);
    expect(() => emulator.advance(-1)).toThrow("forward");
  });

  it("is what the instance tells", async () => {
    emulator.advance(10 * 86_400_000);
    const { reply } = await logon(emulator.url);
    const serverDate = /serverDate='([^']+)'/.exec(reply.body)?.[1] ?? "";
    expect(Date.parse(serverDate)).toBeGreaterThan(Date.now() + 9 * 86_400_000);
  });
});

describe("security", () => {
  it("wants both tokens, unless the zone is relaxed", async () => {
    const tokens = await logon(emulator.url);
    const alone = { ...tokens, security: "" };
    expect((await read(alone)).body).toBe(ended);
    emulator.secure({ sessionTokenOnly: true });
    expect((await read(alone)).status).toBe(200);
    expect((await read({ ...tokens, security: "@wrong" })).body).toBe(ended);
  });

  it("refuses addresses that belong to no zone, whoever calls", async () => {
    const tokens = await logon(emulator.url);
    emulator.secure({ refuseAddress: true });
    const text = /^XSV-350013 The '127\.0\.0\.1' IP address via which/;
    for (const seen of [
      (await logon(emulator.url)).reply,
      await read(tokens),
      await readAs("good"),
      await exchange("good"),
    ]) {
      expect(seen.status).toBe(403);
      expect(seen.body).toMatch(text);
    }
    expect((await fetch(`${emulator.url}/r/test`)).status).toBe(200);
    emulator.secure({ refuseAddress: false });
    expect((await read(tokens)).status).toBe(200);
  });

  it("switches native logons off, but for those that are exempt", async () => {
    emulator.secure({ disableAPI: true });
    const status = async (name: string, password: string) => (await logon(emulator.url, name, password)).reply.status;
    expect([await status("jane", "jane"), await status("admin", "admin"), await status("monitoring", "m")]).toEqual([
      403, 200, 200,
    ]);
    expect((await exchange("good")).status).toBe(200);
    emulator.secure({ allowOperators: ["jane"] });
    expect(await status("jane", "jane")).toBe(200);
  });

  it("sets how long a session lives, and can be given at the start", async () => {
    const other = await startEmulator({ security: { sessionTimeout: 10, sessionTokenOnly: true } });
    const tokens = await logon(other.url);
    expect(tokens.reply.body).toContain("sessionTimeOut='10'");
    other.advance(10_000);
    expect((await call(other.url, "xtk:session#GetOption", option, tokens)).body).toBe(ended);
    await other.close();
  });

  it("knows operators that come later, and other rights", async () => {
    expect((await logon(emulator.url, "late", "late")).reply.status).toBe(403);
    emulator.addOperator({ name: "late", password: "late", rights: [] });
    expect((await logon(emulator.url, "late", "late")).reply.body).not.toContain("login-right");
    emulator.addOperator({ name: "late", rights: ["admin"] });
    expect((await logon(emulator.url, "late", "late")).reply.body).toContain("<login-right right='admin'/>");
  });
});

describe("/r/test", () => {
  it("tells version and build", async () => {
    const text = await (await fetch(`${emulator.url}/r/test`)).text();
    expect(text).toContain("version='7.4.1'");
    expect(text).toContain("build='9383'");
  });
});
