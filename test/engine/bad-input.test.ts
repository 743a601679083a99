/** What goes wrong before anything is written, as Pulumi shows it: one paragraph with a code, and nothing of our insides. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance, InstanceOptions } from "../support/engine-instance.ts";
import { accountArgs, accountOnly } from "../support/engine-programs.ts";
import { expectReadable, withoutPulumisTraces } from "../support/engine-output.ts";
import { environmentAs, Room } from "../support/engine-room.ts";
import { type Server, startWebPage, unusedAddress } from "../support/engine-servers.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

/** Accounts by their names, each with the arguments that differ from good ones and on the instance of its name, and a package. */
const program = (accounts: Record<string, object>) => `
const { ImsExternalAccount, IntegrationPackage } = require("pulumi-adobe-campaign");
const clientSecret = new (require("@pulumi/pulumi").Config)("test").requireSecret("clientSecret");
for (const [instance, args] of Object.entries(${JSON.stringify(accounts)}))
  new ImsExternalAccount(instance, { ...${JSON.stringify(accountArgs)}, clientSecret, instance, ...args });
new IntegrationPackage("package", { packageName: "nms:noSuchPackage" });`;

const accounts = {
  // The only one without a mistake: it is in the state from then on.
  moved: {},
  locked: {},
  closed: {},
  page: {},
  weak: {},
  attribute: { productContext: "dma", attributes: { productContext: "noSuchAttribute" } },
  unknown: { accountName: "No_Such_Account" },
  bounce: { accountName: "billingReport" },
  twice: {},
};

describe("bad input", () => {
  let room: Room;
  let stack: Stack;
  let page: Server;
  let closed: string;
  let ran: Ran;
  const instances = {} as Record<keyof typeof accounts, Instance>;

  beforeAll(async () => {
    room = await Room.open({ "index.js": program(accounts) });
    ({ stack } = room);
    const special: Record<string, InstanceOptions> = {
      weak: { operators: [{ name: "weak", password: "weak", rights: [] }] },
    };
    for (const name of Object.keys(accounts) as (keyof typeof accounts)[])
      instances[name] = await room.startAs(name, { packageInstalled: true, ...special[name] });
    instances.twice.emulator.addAccount({ name: "Second_IMS", label: "Second" });
    page = await startWebPage("Sign in");
    closed = await unusedAddress();
    Object.assign(stack.env, {
      ADOBE_CAMPAIGN_LOCKED_PASSWORD: room.canary("wrong password").value,
      ADOBE_CAMPAIGN_CLOSED_URL: closed,
      ADOBE_CAMPAIGN_PAGE_URL: page.url,
      ADOBE_CAMPAIGN_WEAK_USER: "weak",
      ADOBE_CAMPAIGN_WEAK_PASSWORD: "weak",
    });
    ran = withoutPulumisTraces(await stack.up("--continue-on-error"));
  });
  afterAll(async () => {
    await page.close();
    await room.close();
  });

  test("a password that is wrong", () => {
    expectReadable(
      ran,
      "ACC3001",
      'the operator "deployer"',
      "adobe-campaign:instances.locked.password",
      "Invalid login or password",
    );
    // Once only: an instance may lock the operator out.
    expect(instances.locked.calls().filter((call) => call.startsWith("Logon"))).toEqual(["Logon deployer"]);
  });

  test("an address where nobody listens", () => {
    expectReadable(ran, "ACC2001", "Nothing answers", closed);
  });

  test("an address where a web page is", () => {
    expectReadable(ran, "ACC2003", 'A web page ("Sign in")', page.url, "adobe-campaign:instances.page.url");
  });

  test("an operator without the right admin", () => {
    expectReadable(ran, "ACC3004", 'The operator "weak" lacks the right "admin"');
    expect(instances.weak.writes()).toEqual([]);
  });

  test("an attribute that the instance lacks", () => {
    expectReadable(ran, "ACC4003", "no attribute @noSuchAttribute (argument productContext)");
    expect(instances.attribute.writes()).toEqual([]);
  });

  test("an account of another name than the one there is", () => {
    expectReadable(ran, "ACC4006", 'There is no external account "No_Such_Account"', '"Adobe_Marketing_Cloud"');
    expect(instances.unknown.writes()).toEqual([]);
  });

  test("an account with another purpose", () => {
    expectReadable(ran, "ACC4007", '"billingReport" is of type 0 (bounce mails)');
    expect(instances.bounce.writes()).toEqual([]);
  });

  test("a package that the instance does not offer", () => {
    expectReadable(ran, "ACC4101", "no package called nms:noSuchPackage", "nms:coupon");
    expect(room.instance.writes()).toEqual([]);
  });

  test("two accounts of the type", () => {
    expectReadable(ran, "ACC4002", "2 Adobe Experience Cloud accounts");
    expect(ran.text).toMatch(/"Second_IMS" \(Second, id \d+, type 42, last changed by j\.doe at \d{4}-/);
    expect(ran.text).toMatch(/"Adobe_Marketing_Cloud" \(MAC, .* last changed by Campaign itself \(operator 0\) at/);
    expect(instances.twice.writes()).toEqual([]);
  });

  test("another instance than the one that the state remembers: nothing is read, written or deleted", async () => {
    expect(await stack.resources(":ImsExternalAccount")).toHaveLength(1);
    const other = await room.start({ instanceName: "other", packageInstalled: true });
    Object.assign(stack.env, environmentAs("moved", other.environment));
    stack.write({ "index.js": accountOnly({ tenant: "changed", instance: "moved" }).replace('"account"', '"moved"') });
    for (const run of [() => stack.up(), () => stack.refresh(), () => stack.destroy()])
      expectReadable(await run(), "ACC4001", 'found instance "other"', "Nothing was written");
    expect(other.calls().filter((call) => /Query|Write/.test(call))).toEqual([]);
    expect(await stack.resources(":ImsExternalAccount")).toHaveLength(1);
  });

  test("no configuration at all and several wrong arguments: all at once, by preview, secrets without their values", async () => {
    const wrong = {
      organizationId: "0123456789ABCDEF01234567",
      associationMask: "Campaign - (.*) - (.*)",
      tenent: "a",
      tenant: undefined,
    };
    const secret = "clientSecret: process.env.WRONG_SECRET";
    const tenant = 'tenant: config.requireSecret("tenant").apply((text) => `${text} with blanks`)';
    const hidden = randomBytes(8).toString("hex");
    await stack.configure({}, { "test:tenant": hidden });
    stack.write({ "index.js": accountOnly(wrong, { secret: `${secret}, ${tenant}` }) });
    const env = {
      ADOBE_CAMPAIGN_URL: undefined,
      ADOBE_CAMPAIGN_USER: undefined,
      ADOBE_CAMPAIGN_PASSWORD: undefined,
      WRONG_SECRET: ` ${room.canary("secret with a blank").value}`,
    };
    const preview = await stack.runWith({ env }, "preview", "--diff", "--stack", stack.name);
    expectReadable(
      preview,
      "ACC1001",
      ...["url", "user", "password"].map(
        (key) => `adobe-campaign:${key} (or ADOBE_CAMPAIGN_${key.toUpperCase()}) is missing`,
      ),
      "there is no argument tenent; did you mean tenant?",
      "has a problem: clientSecret: it starts or ends with a blank",
    );
    expect(preview.text).toMatch(/property organizationId value \{.*\} has a problem: the suffix @AdobeOrg is missing/);
    expect(preview.text).toMatch(
      /property associationMask value \{.*\} has a problem: it must have exactly one capture/,
    );
    expect(preview.text.match(/ has a problem: /g)).toHaveLength(6);
    // Also what is derived from a secret is one.
    expect(preview.text).toContain("tenant: it contains a blank");
    expect(preview.text).not.toContain(hidden);
  });
});
