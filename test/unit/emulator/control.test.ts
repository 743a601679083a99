import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { commands } from "../../../provider/emulator/http/commands";
import { raw } from "./raw";
import { call, document, logon, string } from "./soap";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ controlPort: 0, packageInstalled: true });
});
afterEach(() => emulator.close());

const headers = { "x-emulator-control": "1" };

async function post(path: string, body: unknown = {}): Promise<{ status: number; error?: string }> {
  const response = await fetch(`${emulator.controlUrl}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

const get = async (path: string) => (await fetch(`${emulator.controlUrl}${path}`, { headers })).json();
const ok = { status: 200 };
const ask = (bearer?: string) =>
  raw(emulator.url, "xtk:session#GetOption", string("x"), bearer === undefined ? {} : { bearer });

describe("the control interface", () => {
  it("injects faults, tells how often they struck, and clears them", async () => {
    expect(await post("/inject", { kind: "status", status: 502, at: { method: "GetOption" }, times: 5 })).toEqual(ok);
    expect((await ask()).status).toBe(502);
    expect(await get("/faults")).toMatchObject([{ fault: { kind: "status" }, hits: 1 }]);
    expect(await post("/clear-faults")).toEqual(ok);
    expect((await ask()).status).toBe(403);
    expect(await get("/faults")).toEqual([]);
    expect((await post("/inject", { kind: "nothing" })).error).toContain("'kind' is one of");
  });

  it("makes groups and rights, puts them together, and shows them", async () => {
    expect(await post("/add-group", { name: "reviewers", label: "Reviewers", rights: ["export"] })).toEqual(ok);
    expect(await post("/add-right", { name: "webApp", label: "WEBAPP" })).toEqual(ok);
    expect(await post("/give-right", { group: "reviewers", right: "webApp" })).toEqual(ok);
    expect(await post("/take-right", { group: "reviewers", right: "export" })).toEqual(ok);
    expect(await post("/add-member", { group: "reviewers", operator: "ana" })).toEqual(ok);
    expect(await post("/edit-group", { group: "reviewers", set: { desc: "d" }, operator: "jane" })).toEqual(ok);
    const found = (await get("/groups")) as { attributes: { name: string } }[];
    expect(found.find(({ attributes }) => attributes.name === "reviewers")).toMatchObject({
      attributes: { label: "Reviewers", desc: "d" },
      rights: ["webApp"],
      members: ["ana"],
    });
    expect(await get("/operators")).toContainEqual(
      expect.objectContaining({ groups: ["reviewers"], rights: ["webApp"] }),
    );
    expect(await get("/named-rights")).toContainEqual(expect.objectContaining({ name: "webApp", label: "WEBAPP" }));
    expect(await post("/remove-member", { group: "reviewers", operator: "ana" })).toEqual(ok);
    expect(await post("/remove-right", { name: "webApp" })).toEqual(ok);
    expect(emulator.group("reviewers")).toMatchObject({ rights: [], members: [] });
    expect(await post("/remove-group", { name: "reviewers" })).toEqual(ok);
    expect((await post("/give-right", { group: "admin", right: "sql", more: 1 })).error).toBe("'more' is not known.");
    expect((await post("/remove-group", { name: "reviewers" })).error).toBe("There is no group 'reviewers'.");
  });

  it("takes the server down and up", async () => {
    await post("/stop-listening");
    expect((await ask()).error).toBe("ECONNREFUSED");
    await post("/listen-again");
    expect((await ask()).status).toBe(403);
  });

  it("moves time and ends sessions", async () => {
    await logon(emulator.url);
    expect(await get("/sessions")).toEqual({ open: 1 });
    await post("/advance", { milliseconds: 86_400_000 });
    expect(await get("/sessions")).toEqual({ open: 0 });
    await logon(emulator.url);
    await post("/expire-sessions");
    expect(await get("/sessions")).toEqual({ open: 0 });
    expect((await post("/advance", { milliseconds: "1" })).error).toContain("not of the right kind");
  });

  it("adds people, tokens, clients and profiles", async () => {
    await post("/operators", { name: "late", password: "late", rights: ["admin"] });
    expect((await logon(emulator.url, "late", "late")).reply.status).toBe(200);
    await post("/tokens", { token: "t", operator: "robot", rights: ["admin"], expiresIn: 60 });
    expect((await ask("t")).status).toBe(200);
    await post("/technical-accounts", { clientId: "id", clientSecret: "s", operator: "robot" });
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id: "id", client_secret: "s" });
    expect((await fetch(emulator.tokenEndpoint, { method: "POST", body: form })).status).toBe(200);
    await post("/profiles", { groupName: "Campaign - x - y", memberCount: 3 });
    await post("/user-management", { pageSize: 1, callsPerMinute: 2 });
    const listing = await fetch(`${emulator.userManagementUrl}/groups/A@AdobeOrg/0`, {
      headers: { authorization: "Bearer t", "x-api-key": "k" },
    });
    expect(await listing.json()).toMatchObject({ lastPage: false, groups: [{ groupName: "Campaign - x - y" }] });
    await post("/remove-profile", { groupName: "Campaign - x - y" });
    expect(JSON.stringify(emulator.journal())).not.toContain('"s"');
  });

  it("changes what the server's files say", async () => {
    await post("/security", { disableAPI: true, allowOperators: [] });
    expect((await logon(emulator.url, "admin", "admin")).reply.status).toBe(200);
    await post("/security", { refuseAddress: true });
    expect((await logon(emulator.url)).reply.body).toMatch(/^XSV-350013/);
    expect((await post("/security", { refuseAdress: true })).error).toBe("'refuseAdress' is not known.");
  });

  it("says what it knows to whoever asks for something else", async () => {
    const response = await fetch(`${emulator.controlUrl}/nothing`, { headers });
    expect(response.status).toBe(404);
    expect(((await response.json()) as { commands: string[] }).commands).toEqual(Object.keys(commands));
  });

  it.each(Object.keys(commands).filter((route) => route.startsWith("GET")))(
    "%s is there for the asking",
    async (route) => {
      expect((await fetch(`${emulator.controlUrl}${route.slice(4)}`, { headers })).status).toBe(200);
    },
  );
});

describe("a snapshot", () => {
  it("is come back to, from code and from outside: rows, packages, passwords, key", async () => {
    const before = emulator.accounts();
    const snapshot = emulator.snapshot();
    const outside = await get("/snapshot");
    expect(outside).toEqual(snapshot);

    const tokens = await logon(emulator.url);
    const inside = () => Promise.resolve(emulator.restore(snapshot));
    for (const restore of [inside, () => post("/restore", outside)]) {
      emulator.edit({ set: { tenant: "changed", clientSecret: "changed" } });
      emulator.addAccount({ name: "more" });
      emulator.removePackage(emulator.imsPackage);
      emulator.addOperator({ name: "admin", password: "other", rights: [] });
      expect(emulator.accounts()).not.toEqual(before);
      await restore();
      expect(emulator.accounts()).toEqual(before);
      expect(emulator.packages()).toContain(emulator.imsPackage);
      expect((await logon(emulator.url)).reply.status).toBe(200);
    }
    // What is restored is a copy, and sessions stay.
    const write = document('<extAccount xtkschema="nms:extAccount" name="new" type="0"/>');
    expect((await call(emulator.url, "xtk:persist#Write", write, tokens)).fault).toBeUndefined();
    emulator.restore(snapshot);
    expect(emulator.account("new")).toBeUndefined();
    expect(emulator.journal().length).toBeGreaterThan(3);
  });

  it("can be another instance's: a copied database, under this one's name", async () => {
    const production = await startEmulator({ instanceName: "prod", packageInstalled: true });
    production.edit({ set: { callbackServer: "https://prod.example.com", clientSecret: "prod" } });
    emulator.restore(production.snapshot());
    const account = emulator.account(emulator.imsAccount);
    expect(account?.callbackServer).toBe("https://prod.example.com");
    expect(emulator.decrypt(account?.clientSecret ?? "")).toBe("prod");
    const [mine, theirs] = [(await logon(emulator.url)).reply.body, (await logon(production.url)).reply.body];
    expect(mine).toContain("instanceName='emulator'");
    expect(/databaseId='(\w+)'/.exec(mine)?.[1]).toBe(/databaseId='(\w+)'/.exec(theirs)?.[1]);
    await production.close();
  });

  it("of another kind is refused", async () => {
    const old = await startEmulator({ profile: "v7-old" });
    expect(() => emulator.restore(old.snapshot())).toThrow("profile v7-old");
    await old.close();
    expect((await post("/restore", { format: "x" })).error).toContain("not a state file");
  });
});
