/** Somebody signs in with an Adobe ID: each documented symptom as itself, and why. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { startEmulator, type Emulator, type EmulatorOptions, type Symptom } from "../../../provider/emulator/index";
import { logon } from "./soap";

let emulator: Emulator;
afterEach(() => emulator.close());

const ana = "ana@example.com";
const organization = "0123456789ABCDEF01234567@AdobeOrg";
const client = {
  clientId: "Campaign1-acme",
  clientSecret: "canary-secret",
  callbacks: ["https://dev.campaign.example.com", "https://prod.campaign.example.com"],
  scopes: ["openid", "AdobeID", "session"],
};
const account = {
  active: "1",
  imsServer: "https://ims-na1.adobelogin.com",
  userScope: "openid,AdobeID",
  clientId: client.clientId,
  clientSecret: client.clientSecret,
  callbackServer: "https://dev.campaign.example.com",
  imsOrgId: organization,
  imsRightsMask: "Campaign - acme - (.*)",
};

/** An instance on which Ana gets in, but for what a test changes. */
async function open(changes: Record<string, string> = {}, options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({
    packageInstalled: true,
    loginClients: [client],
    accessUrl: "https://dev.campaign.example.com",
    userManagement: { organization },
    people: [{ email: ana, profiles: ["Campaign - acme - delivery", "Analytics"] }],
    ...options,
  });
  emulator.edit({ set: { ...account, ...changes } });
  emulator.restart();
}

const noRight = "Login does not have any right matching the expression";
const operator = () => emulator.operators().find(({ attributes }) => attributes.name === ana);

describe("a sign-in", () => {
  it("goes from the account over the identity service to the groups, and makes an operator of the person", async () => {
    await open();
    const signIn = emulator.signIn("Ana@example.com");
    expect(signIn).toMatchObject({
      email: ana,
      admitted: true,
      groups: ["delivery"],
      rights: ["emuPrepareDelivery", "emuStartDelivery"],
      notes: [],
      restartPending: [],
    });
    expect(signIn.steps.map(({ at }) => at)).toEqual([
      "server",
      ...["identity service", "identity service", "identity service"],
      ...["callback", "profiles", "mask", "operator"],
    ]);
    expect(signIn.steps.every(({ passed }) => passed)).toBe(true);
    expect(operator()).toMatchObject({
      attributes: { email: ana, type: "0", "access/@authenticationType": "ims" },
      groups: ["delivery"],
    });
    expect(emulator.group("delivery")?.members).toEqual([ana]);
    expect(JSON.stringify(signIn)).not.toContain(client.clientSecret);
    expect((await logon(emulator.url, ana, "")).reply.status).toBe(403);
  });

  it("puts people into the groups of today, and adds up several profiles", async () => {
    await open();
    emulator.signIn(ana);
    emulator.addPerson({ email: ana, profiles: ["Campaign - acme - offer", "Campaign - acme - workflow"] });
    expect(emulator.signIn(ana).groups).toEqual(["offer", "workflow"]);
    expect(operator()?.groups).toEqual(["offer", "workflow"]);
    expect(emulator.group("delivery")?.members).toEqual([]);
    expect(emulator.operators().filter(({ attributes }) => attributes.name === ana)).toHaveLength(1);
  });

  it("takes whatever client and organization, where none is known", async () => {
    await open({ clientId: "anything" }, { loginClients: [], userManagement: {} });
    expect(emulator.signIn(ana).admitted).toBe(true);
  });

  it("tells of names that open the Control Panel, and of captures that are named rights", async () => {
    await open();
    emulator.addPerson({ email: ana, profiles: ["Campaign - acme - admin", "Campaign - acme - export"] });
    const { admitted, notes, groups, rights } = emulator.signIn(ana);
    expect({ admitted, groups, rights }).toEqual({ admitted: true, groups: ["admin"], rights: ["export", "admin"] });
    expect(notes).toEqual([
      expect.stringContaining("'export' is a named right"),
      expect.stringMatching(/'Campaign - acme - admin' has "admin" in its name: it opens the Campaign Control Panel/),
    ]);
  });
});

describe("each symptom", () => {
  const cases: [string, Record<string, string>, { symptom: Symptom; sees?: string | RegExp; reason: RegExp }][] = [
    [
      "an account that is off",
      { active: "0" },
      { symptom: "account-off", sees: "The native sign-in form, without Adobe ID.", reason: /was not enabled/ },
    ],
    [
      "an IMS server that is not Adobe's",
      { imsServer: "https://ims.example.com" },
      { symptom: "ims-server", sees: /^No Adobe ID sign-in page/, reason: /'https:\/\/ims\.example\.com'/ },
    ],
    [
      "a scope that was not provisioned",
      { userScope: "openid,read_organizations" },
      {
        symptom: "scope",
        sees: "The Adobe ID sign-in page cannot be reached.",
        reason: /'read_organizations' was not/,
      },
    ],
    [
      "a client that nobody registered",
      { clientId: "Campaign2-acme" },
      {
        symptom: "client",
        sees: "The sign-in fails after the password page.",
        reason: /there is no client 'Campaign2-acme'/,
      },
    ],
    [
      "another secret",
      { clientSecret: "canary-other" },
      { symptom: "client", sees: "The sign-in fails after the password page.", reason: /secret of the account is not/ },
    ],
    [
      "a callback that is not allowed",
      { callbackServer: "https://new.campaign.example.com" },
      { symptom: "callback", sees: "The browser lands on adobe.com.", reason: /is not allowed on the client/ },
    ],
    [
      "a callback of another environment",
      { callbackServer: "https://prod.campaign.example.com" },
      { symptom: "callback", sees: "The browser lands on adobe.com.", reason: /that of another environment/ },
    ],
    [
      "a callback that is no https address",
      { callbackServer: "http://dev.campaign.example.com" },
      { symptom: "callback", sees: "The browser lands on adobe.com.", reason: /begins with https/ },
    ],
    [
      "another organization",
      { imsOrgId: "ABCDEF0123456789ABCDEF01@AdobeOrg" },
      { symptom: "no-profiles", sees: noRight, reason: /the organization of the account is 'ABCDEF/ },
    ],
    [
      "another product context",
      { productContext: "dma_campaign" },
      { symptom: "no-profiles", sees: noRight, reason: /the product context of the account is 'dma_campaign'/ },
    ],
    [
      "a mask of another tenant",
      { imsRightsMask: "Campaign - other - (.*)" },
      {
        symptom: "mask",
        sees: noRight,
        reason: /'Campaign - other - \(\.\*\)' does not match the profile 'Campaign - acme - del/,
      },
    ],
    [
      "a mask with a typographic dash",
      { imsRightsMask: "Campaign – acme - (.*)" },
      { symptom: "mask", sees: noRight, reason: /they differ in a typographic dash/ },
    ],
    [
      "a mask with other capitals",
      { imsRightsMask: "campaign - acme - (.*)" },
      { symptom: "mask", sees: noRight, reason: /they differ in capitals/ },
    ],
    [
      "a mask with a blank too many",
      { imsRightsMask: "Campaign -  acme - (.*)" },
      { symptom: "mask", sees: noRight, reason: /they differ in blanks/ },
    ],
    ["an empty mask", { imsRightsMask: "" }, { symptom: "mask", sees: noRight, reason: /mask is empty/ }],
    [
      "a mask that captures nothing",
      { imsRightsMask: "Campaign - .*" },
      { symptom: "mask", reason: /captures no group/ },
    ],
    [
      "a mask that is no expression",
      { imsRightsMask: "Campaign - (" },
      { symptom: "mask", reason: /not a regular expr/ },
    ],
    ["a mask as web pages print it", { imsRightsMask: "Campaign - (.&#42;)" }, { symptom: "mask", reason: /'&#42;'/ }],
    [
      "a mask that leads to groups that do not exist",
      { imsRightsMask: "(.*)" },
      {
        symptom: "mask",
        sees: noRight,
        reason: /leads to the group 'Campaign - acme - delivery', which does not exist/,
      },
    ],
  ];
  it.each(cases)("of %s", async (_, changes, { symptom, sees, reason }) => {
    await open(changes);
    const signIn = emulator.signIn(ana);
    expect(signIn).toMatchObject({ admitted: false, symptom, reason: expect.stringMatching(reason) as string });
    expect(signIn.sees).toMatch(sees ?? noRight);
    expect(signIn.steps.at(-1)?.passed).toBe(false);
    expect(signIn.steps.slice(0, -1).every(({ passed }) => passed)).toBe(true);
    expect(operator()).toBeUndefined();
    expect(JSON.stringify(signIn)).not.toMatch(/canary/);

    // It is that alone which keeps her out.
    emulator.edit({ set: { ...account, productContext: "" } });
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({ admitted: true });
  });

  it("of a package that is missing", async () => {
    await open();
    emulator.removePackage(emulator.imsPackage);
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({
      admitted: false,
      symptom: "package-missing",
      sees: "The native sign-in form, without Adobe ID.",
      reason: expect.stringContaining("the package was not installed") as string,
    });
  });

  it("of a person whom nobody knows, or who is in no profile", async () => {
    await open();
    expect(emulator.signIn("bob@example.com")).toMatchObject({ admitted: false, symptom: "unknown-person" });
    emulator.addPerson({ email: "bob@example.com", profiles: [] });
    const bob = emulator.signIn("bob@example.com");
    expect(bob).toMatchObject({ symptom: "no-profiles", sees: noRight });
    expect(bob.reason).toContain("is in no product profile");
    emulator.removeProfile("Campaign - acme - delivery");
    expect(emulator.signIn(ana)).toMatchObject({ admitted: false, symptom: "mask" });
    emulator.removePerson(ana);
    expect(emulator.signIn(ana)).toMatchObject({ symptom: "unknown-person" });
  });

  it("of a group that was renamed; at once, since groups are not read at the start", async () => {
    await open();
    emulator.editGroup({ group: "delivery", set: { name: "deliveries" } });
    expect(emulator.signIn(ana).reason).toContain("leads to the group 'delivery', which does not exist");
    emulator.editGroup({ group: "deliveries", set: { name: "delivery" } });
    expect(emulator.signIn(ana).admitted).toBe(true);
  });

  it("of a mask that never comes to an end", async () => {
    await open({ imsRightsMask: "Campaign - acme - (([a-z]+)+)!" });
    emulator.addPerson({ email: ana, profiles: [`Campaign - acme - ${"a".repeat(60)}`] });
    expect(emulator.signIn(ana)).toMatchObject({ admitted: false, symptom: "mask" });
  });
});

describe("a build without product context", () => {
  it("goes by dma_campaign", async () => {
    const profile = "v7-old" as const;
    await open(
      {},
      { profile, profiles: [{ groupName: "Campaign - acme - delivery", productContext: "dma_campaign" }] },
    );
    expect(emulator.signIn(ana).admitted).toBe(true);
    emulator.addProfile({ groupName: "Campaign - acme - offer", productContext: "dma_campaign_classic" });
    emulator.addPerson({ email: ana, profiles: ["Campaign - acme - offer"] });
    expect(emulator.signIn(ana)).toMatchObject({ symptom: "no-profiles" });
  });
});

describe("a change of the account", () => {
  it("has no effect before a restart, which the result tells", async () => {
    await open();
    emulator.edit({ set: { imsRightsMask: "Campaign - other - (.*)", clientSecret: "canary-other" } });
    const before = emulator.signIn(ana);
    expect(before).toMatchObject({ admitted: true, restartPending: ["clientSecret", "imsRightsMask"] });
    expect(before.notes).toEqual([
      expect.stringMatching(/without effect before a restart: clientSecret, imsRightsMask/),
    ]);
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({ admitted: false, restartPending: [] });

    emulator.edit({ set: account });
    const refused = emulator.signIn(ana);
    expect(refused).toMatchObject({ admitted: false, symptom: "client" });
    expect(refused.reason).toContain("without effect before a restart: clientSecret, imsRightsMask");
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({ admitted: true });
  });

  it("is what an installation is, too", async () => {
    await open();
    emulator.removeAccount(emulator.imsAccount);
    emulator.removePackage(emulator.imsPackage);
    emulator.restart();
    emulator.installPackage(emulator.imsPackage);
    emulator.edit({ set: account });
    expect(emulator.signIn(ana)).toMatchObject({
      symptom: "package-missing",
      restartPending: ["(package)", "(account)"],
    });
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({ admitted: true });
  });

  it("comes with a copied database: its callback sends people elsewhere", async () => {
    await open();
    const production = await startEmulator({ packageInstalled: true, instanceName: "prod" });
    production.edit({ set: { ...account, callbackServer: "https://prod.campaign.example.com" } });
    emulator.restore(production.snapshot());
    await production.close();
    expect(emulator.signIn(ana)).toMatchObject({
      admitted: true,
      restartPending: expect.arrayContaining(["callbackServer"]) as string[],
    });
    emulator.restart();
    expect(emulator.signIn(ana)).toMatchObject({ admitted: false, symptom: "callback" });
  });

  it("is read anew when the emulator itself starts", async () => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-people-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const stateFile = join(folder, "state.json");
    await open({}, { stateFile });
    emulator.edit({ set: { active: "0" } });
    expect(emulator.signIn(ana).admitted).toBe(true);
    await emulator.close();
    emulator = await startEmulator({ stateFile, people: [{ email: ana, profiles: ["Campaign - acme - delivery"] }] });
    expect(emulator.signIn(ana)).toMatchObject({ symptom: "account-off", restartPending: [] });
    expect(operator()?.groups).toEqual(["delivery"]);
  });

  it("leaves sessions open when the server restarts", async () => {
    await open();
    await logon(emulator.url);
    emulator.restart();
    expect(emulator.sessions()).toBe(1);
  });
});
