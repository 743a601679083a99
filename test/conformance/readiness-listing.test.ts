/** The listing of product profiles, against the emulator's user management. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { listProductProfiles, type ListingRequest } from "../../provider/experience-cloud/user-management";
import { HttpClient } from "../../provider/network/http-client";
import { Secret } from "../../provider/secret";
import { listen } from "../support/engine-servers";

const organization = "0123456789ABCDEF01234567@AdobeOrg";
const names = ["operators", "admin", "sales", "news", "export"].map((group) => `Campaign - acme - ${group}`);

let emulator: Emulator;
let http: HttpClient;
beforeEach(async () => {
  http = new HttpClient();
  emulator = await startEmulator({
    tokens: [{ token: "t", operator: "umapi" }],
    profiles: [...names.map((groupName) => ({ groupName })), { groupName: "Everybody", type: "USER_GROUP" }],
    userManagement: { organization },
  });
});
afterEach(async () => {
  http.close();
  await emulator.close();
});

const calls = () => emulator.journal().filter(({ method }) => method.includes("groups")).length;

const list = (given: Partial<ListingRequest> = {}) =>
  listProductProfiles({
    http,
    clientId: "key",
    token: () => Promise.resolve(new Secret("t")),
    endpoint: emulator.userManagementUrl,
    organization,
    timeout: 5000,
    patience: 20_000,
    ...given,
  });

const found = async (given?: Partial<ListingRequest>) => {
  const listing = await list(given);
  return "profiles" in listing ? listing.profiles.map(({ name }) => name) : listing.notVerified;
};

describe("a listing", () => {
  it("has the product profiles, without their administrators and other groups, in one call", async () => {
    expect(await list()).toEqual({ profiles: names.map((name) => ({ name, memberCount: 1 })) });
    expect(calls()).toBe(1);
  });

  it.each([1, 2, 3, 5, 10, 11])("goes on to the last page, of %i groups", async (pageSize) => {
    emulator.configureUserManagement({ pageSize, callsPerMinute: 100 });
    expect(await found()).toEqual(names);
    expect(calls()).toBe(Math.ceil(11 / pageSize));
  });

  it("of an organization without any is empty", async () => {
    for (const name of [...names, "Everybody"]) emulator.removeProfile(name);
    expect(await found()).toEqual([]);
  });

  it("waits when it is throttled, as long as it is told", async () => {
    emulator.configureUserManagement({ pageSize: 2, callsPerMinute: 4, retryAfter: 7 });
    const waits: number[] = [];
    const pause = (milliseconds: number) => {
      waits.push(milliseconds);
      emulator.advance(60_000);
      return Promise.resolve();
    };
    expect(await found({ pause })).toEqual(names);
    expect(waits).toEqual([7000]);
  });
});

describe("it is not verified, and nothing waits,", () => {
  it("when it is told to wait too long", async () => {
    emulator.configureUserManagement({ callsPerMinute: 0, retryAfter: 3244 });
    const pause = () => Promise.reject(new Error("it waited"));
    expect(await found({ pause })).toBe("it is throttled, and says to ask again in 3244 seconds");
    expect(calls()).toBe(1);
  });

  it.each<[string, Partial<ListingRequest>, RegExp]>([
    [
      "when the token is not good",
      { token: () => Promise.resolve(new Secret("no")) },
      /^it answered HTTP 401 \(401013\)$/,
    ],
    ["without a client", { clientId: "" }, /^it answered HTTP 403 \(403000\)$/],
    [
      "for another organization",
      { organization: "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg" },
      /^it answered HTTP 400 \(error\.organization\.invalid_id\)$/,
    ],
    ["when nobody answers", { endpoint: "http://127.0.0.1:9/v2" }, /^it cannot be reached \(refused\)$/],
    ["when there is no time left", { patience: 0 }, /^it took longer than 0 seconds$/],
  ])("%s", async (_when, given, reason) => {
    expect(await found(given)).toMatch(reason);
  });

  it("when the service is ill", async () => {
    emulator.inject({ kind: "status", status: 504, at: { service: "http", method: "GET /v2/usermanagement/groups" } });
    expect(await found()).toBe("it answered HTTP 504");
  });

  it("when it answers an error that repeats the token, which is not told on", async () => {
    const body = JSON.stringify({ error_code: "no t in Bearer t", result: "error.x" });
    const server = await listen((_request, response) => response.writeHead(403).end(body));
    expect(await found({ endpoint: server.url })).toBe("it answered HTTP 403 (error.x)");
    await server.close();
  });

  it.each([
    ["<html>", /not understood/],
    ["[]", /not understood/],
    ['{"result":"success","lastPage":"yes","groups":[]}', /not understood/],
    ['{"result":"error: secret-token","lastPage":true}', /not understood/],
    ['{"result":"Not found","lastPage":false}', /not understood/],
    ['{"result":"success","lastPage":false,"groups":[]}', /more than 200 pages/],
  ])("when it says %s", async (body, reason) => {
    const server = await listen((_request, response) => response.end(body));
    expect(await found({ endpoint: server.url })).toMatch(reason);
    await server.close();
  });
});
