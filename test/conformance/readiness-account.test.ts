/** Whether the people are ready, before the account is written: requests, and what stops. */
import { afterEach, describe, expect, it, onTestFinished } from "vitest";

import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, expectNoCanary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

const user = "deployer";
const ready = ["Campaign - acme - operators", "Campaign - acme - admin"];

let emulator: Emulator;
let provider: Provider;

async function open(options: EmulatorOptions = {}, config: Record<string, string> = {}): Promise<void> {
  emulator = await startEmulator({
    user,
    password: canary.password,
    packageInstalled: true,
    groups: ["operators"],
    profiles: ready.map((groupName) => ({ groupName })),
    technicalAccounts: [{ clientId: "umapi", clientSecret: canary.secret, operator: "umapi" }],
    ...options,
  });
  onTestFinished(() => emulator.close());
  provider = await startProvider({ ...connectionTo(emulator.url, user, canary.password), ...config });
}

/** Settings with which profiles are listed, once the emulator is there. */
async function openWithListing(options: EmulatorOptions = {}): Promise<void> {
  await open(options);
  provider = await startProvider({
    ...connectionTo(emulator.url, user, canary.password),
    "adobe-campaign:umapiClientId": "umapi",
    "adobe-campaign:umapiClientSecret": canary.secret,
    "adobe-campaign:umapiEndpoint": emulator.userManagementUrl,
    "adobe-campaign:imsTokenEndpoint": emulator.tokenEndpoint,
  });
}

afterEach(() => provider.close());

const create = async (args: object) => {
  const { inputs, failures } = await provider.imsExternalAccount.check({}, { ...account, ...args });
  expect(failures).toEqual([]);
  emulator.clearJournal();
  return provider.imsExternalAccount.create(inputs);
};
const calls = () => emulator.journal().map(({ method }) => method);
const writes = () => emulator.journal().filter(({ write }) => write);

describe("requests beside the logon", () => {
  const alone = ["Logon", "ExecuteQuery", "EncryptPassword", "Write", "ExecuteQuery"];

  it("are no more than before, unless something is asked", async () => {
    await openWithListing();
    await create({});
    expect(calls()).toEqual(alone);
  });

  it("are one more for a given list", async () => {
    await open();
    await create({ expectedGroups: ["operators"], productProfiles: ready });
    expect(calls()).toEqual([...alone.slice(0, 2), "ExecuteQuery", ...alone.slice(2)]);
  });

  it("are three more with a listing: its token, one page, and the groups", async () => {
    await openWithListing();
    await create({ expectedGroups: ["operators"] });
    expect(calls()).toHaveLength(alone.length + 3);
    expect(provider.lines).toContain(
      "people: 2 of 2 product profiles of this instance lead to a security group; expected: operators",
    );
    expectNoCanary(provider.lines);
  });

  it("ask the organization once in a process", async () => {
    await openWithListing();
    const { id, outs } = await create({ expectedGroups: ["operators"] });
    emulator.clearJournal();
    await provider.imsExternalAccount.update(id, outs, { ...outs, expectedGroups: ["admin"] });
    expect(calls()).toEqual(["ExecuteQuery", "ExecuteQuery"]);
  });
});

describe("up stops before the first write", () => {
  it.each([
    ["a group is missing", { expectedGroups: ["sales"] }, /ACC4013.*the expected group "sales" does not exist/s],
    [
      "no given profile leads to a group",
      { expectedGroups: ["admin"], productProfiles: [ready[0]] },
      /no product profile leads to the expected group "admin"; it would be called "Campaign - acme - admin"/,
    ],
    ["nobody is matched", { productProfiles: ["Campaign - other - operators"] }, /nobody could sign in/],
    ["the file is not there", { productProfilesFile: "/nowhere/profiles.txt" }, /ACC1004.*ENOENT/s],
  ])("when %s", async (_when, args, message) => {
    await open();
    await expect(create(args)).rejects.toThrow(message);
    expect(writes()).toEqual([]);
  });

  it("also in verify mode, and when the account would be created", async () => {
    await open();
    emulator.removeAccount(emulator.imsAccount);
    await expect(create({ expectedGroups: ["sales"] })).rejects.toThrow(/ACC4013/);
    await expect(create({ expectedGroups: ["sales"], mode: "verify" })).rejects.toThrow(/ACC4013|ACC4009/);
    expect(writes()).toEqual([]);
  });

  it("but not while sign-in stays off", async () => {
    await open();
    await create({ expectedGroups: ["sales"], enabled: false });
    expect(provider.lines.join("\n")).toContain('error: the expected group "sales" does not exist');
    expect(provider.lines.join("\n")).not.toContain("switched on");
  });
});

describe("user management that does not answer", () => {
  it("is told, and holds nothing up", async () => {
    await openWithListing({ userManagement: { callsPerMinute: 0, retryAfter: 3244 } });
    await create({ expectedGroups: ["operators"] });
    expect(provider.lines.join("\n")).toMatch(/not verified: user management: it is throttled.* 3244 seconds/);
    expect(writes()).toHaveLength(1);
  });

  it("nor does a credential that is refused", async () => {
    await openWithListing({ technicalAccounts: [{ clientId: "other", clientSecret: "x", operator: "x" }] });
    await create({ expectedGroups: ["operators"] });
    expect(provider.lines.join("\n")).toContain('not verified: IMS gave no token to the technical account "umapi"');
    expectNoCanary(provider.lines);
  });

  it("a group that does not exist stops all the same", async () => {
    await openWithListing({ userManagement: { callsPerMinute: 0, retryAfter: 3244 } });
    await expect(create({ expectedGroups: ["sales"] })).rejects.toThrow(/ACC4013/);
  });
});

describe("what cannot be seen from here", () => {
  it("is told once, when a write switches sign-in on", async () => {
    await open();
    const { id, outs } = await create({});
    const told = provider.lines.filter((line) => line.startsWith("- "));
    expect(told).toHaveLength(3);
    expect(provider.lines.join("\n")).toContain("signing in with an Adobe ID is switched on");
    expect(provider.lines.filter((line) => line.includes("must be restarted"))).toHaveLength(1);
    expect(told.join("\n")).toMatch(/organization 0123.*callback address https:\/\/dev.*redirection@IMSOrgId/s);
    provider.lines.length = 0;
    await provider.imsExternalAccount.update(id, outs, { ...outs, tenant: "other" });
    expect(provider.lines.join("\n")).not.toContain("switched on");
  });

  it("is told once of an account that signed people in before, since our first write may have changed where to", async () => {
    await open();
    emulator.edit({ set: { active: "1" } });
    const { id, outs } = await create({});
    expect(provider.lines.filter((line) => line.startsWith("- "))).toHaveLength(3);
    provider.lines.length = 0;
    await provider.imsExternalAccount.update(id, outs, { ...outs, tenant: "other" });
    expect(provider.lines.join("\n")).not.toContain("switched on");
  });
});

describe("check, without any request,", () => {
  it.each([
    [{ expectedGroups: [] }, "it is empty"],
    [{ expectedGroups: ["a", "a"] }, "it names one twice"],
    [{ expectedGroups: [" a"] }, "starts or ends with a blank"],
    [{ expectedGroups: "a" }, "it must be a list of texts"],
    [{ productProfiles: ready, productProfilesFile: "x" }, "in one way only"],
    [{ associationMask: "Campaign - acme - (a.*)", expectedGroups: ["operators"] }, "can never name the group"],
  ])("refuses %j", async (args, reason) => {
    await open();
    emulator.clearJournal();
    const { failures } = await provider.imsExternalAccount.check({}, { ...account, ...args });
    expect(failures).toEqual([expect.objectContaining({ reason: expect.stringContaining(reason) as unknown })]);
    expect(calls()).toEqual([]);
  });
});
