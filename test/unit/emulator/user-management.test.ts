import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { logon, rows } from "./soap";

const organization = "0123456789ABCDEF01234567@AdobeOrg";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    tokens: [{ token: "t", operator: "umapi" }],
    technicalAccounts: [{ clientId: "id", clientSecret: "secret", operator: "umapi" }],
    profiles: [
      { groupName: "Campaign - acme - operators", memberCount: 12 },
      { groupName: "Campaign - acme - admin", memberCount: 0, productName: "Adobe Campaign Classic" },
      { groupName: "Everybody", type: "USER_GROUP" },
    ],
    userManagement: { pageSize: 3, organization },
  });
});
afterEach(() => emulator.close());

type Listing = { lastPage: boolean; result: string; groups?: Record<string, unknown>[] };

const ask = (page: number | string, headers: Record<string, string> = {}, of = organization) =>
  fetch(`${emulator.userManagementUrl}/groups/${encodeURIComponent(of)}/${page}`, {
    headers: { authorization: "Bearer t", "x-api-key": "key", ...headers },
  });

const listing = async (page: number) => (await (await ask(page)).json()) as Listing;

describe("the listing of groups", () => {
  it("pages to the last page", async () => {
    const first = await listing(0);
    expect(first).toMatchObject({ lastPage: false, result: "success" });
    expect(first.groups).toMatchObject([
      {
        type: "PRODUCT_PROFILE",
        groupName: "Campaign - acme - operators",
        memberCount: 12,
        productName: "Adobe Campaign",
      },
      { type: "PROFILE_ADMIN_GROUP", groupName: "_admin_Campaign - acme - operators" },
      { type: "PRODUCT_PROFILE", groupName: "Campaign - acme - admin", memberCount: 0 },
    ]);
    const second = await listing(1);
    expect(second.lastPage).toBe(true);
    expect(second.groups?.map(({ groupName }) => groupName)).toEqual(["_admin_Campaign - acme - admin", "Everybody"]);
    expect(await listing(2)).toEqual({ lastPage: true, result: "Not found" });
    const response = await ask(0, { "x-request-id": "mine" });
    expect(response.headers.get("x-page-size")).toBe("3");
    expect(response.headers.get("x-request-id")).toBe("mine");
  });

  it("follows the organization", async () => {
    emulator.removeProfile("Campaign - acme - operators");
    emulator.addProfile({ groupName: "Campaign - acme - new" });
    emulator.configureUserManagement({ pageSize: 100 });
    const { groups } = await listing(0);
    const names = groups?.filter(({ type }) => type === "PRODUCT_PROFILE").map(({ groupName }) => groupName);
    expect(names).toEqual(["Campaign - acme - admin", "Campaign - acme - new"]);
  });

  it("is throttled after the fifth call in a minute of a client", async () => {
    for (let index = 0; index < 5; index++) expect((await ask(0)).status).toBe(200);
    emulator.advance(20_000);
    const refused = await ask(0);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(30);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(40);
    expect(await refused.json()).toEqual({ error_code: "429050", message: "Too many requests" });
    expect((await ask(0, { "x-api-key": "another" })).status).toBe(200);
    emulator.advance(40_000);
    expect((await ask(0)).status).toBe(200);
    emulator.configureUserManagement({ callsPerMinute: 1, retryAfter: 3244 });
    expect((await ask(0)).headers.get("retry-after")).toBe("3244");
  });

  it.each([
    ["an unknown token", { authorization: "Bearer no" }, organization, 401],
    ["no key", { "x-api-key": "" }, organization, 403],
    ["an organization without its suffix", {}, "0123456789ABCDEF01234567", 400],
    ["another organization", {}, "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg", 400],
  ])("refuses %s", async (_, headers, of, status) => {
    expect((await ask(0, headers, of)).status).toBe(status);
  });

  it("wants the key of the client that asked for the token", async () => {
    const form = { grant_type: "client_credentials", client_id: "id", client_secret: "secret" };
    const issued = await fetch(emulator.tokenEndpoint, { method: "POST", body: new URLSearchParams(form) });
    const { access_token } = (await issued.json()) as { access_token: string };
    const authorization = `Bearer ${access_token}`;
    expect((await ask(0, { authorization })).status).toBe(403);
    expect((await ask(0, { authorization, "x-api-key": "id" })).status).toBe(200);
    emulator.advance(86_400_000);
    expect((await ask(0, { authorization, "x-api-key": "id" })).status).toBe(401);
  });

  it("can be struck like any call", async () => {
    emulator.inject({ kind: "status", status: 504, at: { service: "http", method: "GET /v2/usermanagement/groups" } });
    expect((await ask(0)).status).toBe(504);
    expect((await ask(0)).status).toBe(200);
  });
});

describe("seeds", () => {
  it("are groups and accounts, by name or by number", async () => {
    const seeded = await startEmulator({
      groups: ["marketing", { name: "sales", label: "Sales people" }],
      accounts: [{ name: "sms", type: "3", label: "SMS" }],
    });
    const query =
      "<queryDef schema='xtk:group' operation='select'><select><node expr='@name'/><node expr='@label'/></select><where><condition expr=\"@name IN ('marketing', 'sales')\"/></where></queryDef>";
    const found = await rows(seeded.url, await logon(seeded.url), query);
    expect(found.map(({ attributes }) => attributes.label)).toEqual(["marketing", "Sales people"]);
    expect(seeded.account("sms")).toMatchObject({ label: "SMS", "folder-id": "1035" });
    await seeded.close();

    const many = await startEmulator({ groups: 3, accounts: 5, packageInstalled: true });
    expect(many.accounts().filter(({ name }) => name?.startsWith("account")).length).toBe(5);
    expect(many.accounts().filter(({ type }) => type === "42")).toHaveLength(1);
    await many.close();
  });
});

it("an address that is not well-formed is answered", async () => {
  const response = await fetch(`${emulator.userManagementUrl}/groups/%E0%A4%A/0`);
  expect(response.status).toBe(400);
});
