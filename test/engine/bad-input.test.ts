/** What goes wrong before anything is written, as `pulumi up` shows it: one paragraph with a code, and nothing of our insides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountOnly, twoResources } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Server, startWebPage, unusedAddress } from "../support/engine-servers.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const programs = { account: accountOnly(), both: twoResources() };
const nobody = { ADOBE_CAMPAIGN_URL: undefined, ADOBE_CAMPAIGN_USER: undefined, ADOBE_CAMPAIGN_PASSWORD: undefined };

describe("bad input", () => {
  let room: Room;
  let stack: Stack;
  let page: Server;

  beforeAll(async () => {
    room = await Room.open(
      { "index.js": programs.both },
      { emulator: { packageInstalled: true, operators: [{ name: "weak", password: "weak", rights: [] }] } },
    );
    ({ stack } = room);
    page = await startWebPage("Sign in");
  });
  afterAll(async () => {
    await page.close();
    await room.close();
  });
  beforeEach(() => {
    stack.write({ "index.js": programs.account });
    room.instance.calls();
  });

  const up = (env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    stack.runWith({ env }, "up", "--yes", "--skip-preview", "--stack", stack.name);
  const preview = (env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    stack.runWith({ env }, "preview", "--diff", "--stack", stack.name);

  describe("in the configuration", () => {
    const keys = ["url", "user", "password"].map(
      (key) => `adobe-campaign:${key} (or ADOBE_CAMPAIGN_${key.toUpperCase()}) is missing`,
    );

    test("none at all: every key and variable is named, already by preview", async () => {
      expectReadable(await preview(nobody), "ACC1001", ...keys);
    });

    test("http to another machine", async () => {
      stack.write({ "index.js": programs.both });
      const ran = await up({ ADOBE_CAMPAIGN_URL: "http://campaign.example.com" });
      expectReadable(ran, "ACC1001", "adobe-campaign:url (or ADOBE_CAMPAIGN_URL) must start with https://");
    });

    test("a password that is wrong", async () => {
      const ran = await up({ ADOBE_CAMPAIGN_PASSWORD: room.canary("wrong password").value });
      expectReadable(ran, "ACC3001", 'the operator "deployer"', "adobe-campaign:password", "Invalid login or password");
      // Once only: an instance may lock the operator out.
      expect(room.instance.calls().filter((call) => call.startsWith("Logon"))).toEqual(["Logon deployer"]);
    });

    test("an address where nobody listens", async () => {
      const url = await unusedAddress();
      expectReadable(await up({ ADOBE_CAMPAIGN_URL: url }), "ACC2001", "Nothing answers", url);
    });

    test("an address where a web page is", async () => {
      const ran = await up({ ADOBE_CAMPAIGN_URL: page.url });
      expectReadable(ran, "ACC2003", 'A web page ("Sign in")', page.url, "adobe-campaign:url");
    });

    test("an operator without the right admin", async () => {
      const ran = await up({ ADOBE_CAMPAIGN_USER: "weak", ADOBE_CAMPAIGN_PASSWORD: "weak" });
      expectReadable(ran, "ACC3004", 'The operator "weak" lacks the right "admin"');
      expect(room.instance.writes()).toEqual([]);
    });
  });

  describe("in the program", () => {
    test("several arguments: all failures at once, the secret's without its value", async () => {
      const wrong = {
        organizationId: "0123456789ABCDEF01234567",
        associationMask: "Campaign - (.*) - (.*)",
        tenent: "a",
      };
      stack.write({ "index.js": accountOnly(wrong, { secret: "clientSecret: process.env.WRONG_SECRET" }) });
      const ran = await preview({ WRONG_SECRET: ` ${room.canary("secret with a blank").value}` });
      expect(ran.code).not.toBe(0);
      expect(ran.text).toMatch(/property organizationId value \{.*\} has a problem: the suffix @AdobeOrg is missing/);
      expect(ran.text).toMatch(/property associationMask value \{.*\} has a problem: it must have exactly one capture/);
      expect(ran.text).toContain("there is no argument tenent; did you mean tenant?");
      expect(ran.text).toContain("has a problem: clientSecret: it starts or ends with a blank");
      expect(ran.text.match(/ has a problem: /g)).toHaveLength(4);
      expect(room.instance.calls()).toEqual([]);
    });

    test("an attribute that the instance lacks", async () => {
      const attributes = { productContext: "noSuchAttribute" };
      stack.write({ "index.js": accountOnly({ productContext: "dma", attributes }) });
      expectReadable(await up(), "ACC4003", "no attribute @noSuchAttribute (argument productContext)");
      expect(room.instance.writes()).toEqual([]);
    });

    test("an account of another name than the one there is", async () => {
      stack.write({ "index.js": accountOnly({ accountName: "No_Such_Account" }) });
      expectReadable(
        await up(),
        "ACC4006",
        'There is no external account "No_Such_Account"',
        '"Adobe_Marketing_Cloud"',
      );
      expect(room.instance.writes()).toEqual([]);
    });

    test("an account with another purpose", async () => {
      stack.write({ "index.js": accountOnly({ accountName: "billingReport" }) });
      expectReadable(await up(), "ACC4007", '"billingReport" is of type 0 (bounce mails)');
      expect(room.instance.writes()).toEqual([]);
    });

    test("a package that the instance does not offer", async () => {
      stack.write({ "index.js": twoResources({}, { packageName: "nms:noSuchPackage" }) });
      expectReadable(await up(), "ACC4101", "no package called nms:noSuchPackage", "nms:coupon");
      expect(room.instance.writes()).toEqual([]);
    });
  });

  describe("on the instance", () => {
    test("two accounts of the type", async () => {
      room.instance.emulator.addAccount({ name: "Second_IMS", label: "Second" });
      const ran = await up();
      room.instance.emulator.removeAccount("Second_IMS");
      expectReadable(ran, "ACC4002", "2 Adobe Experience Cloud accounts");
      expect(ran.text).toMatch(/"Second_IMS" \(Second, id \d+, type 42, last changed by j\.doe at \d{4}-/);
      expect(ran.text).toMatch(/"Adobe_Marketing_Cloud" \(MAC, .* last changed by Campaign itself \(operator 0\) at/);
      expect(room.instance.writes()).toEqual([]);
    });

    test("another instance than the one that the state remembers: nothing is read, written or deleted", async () => {
      ok(await up());
      const other = await room.start({ instanceName: "other", packageInstalled: true });
      const env = other.environment;
      stack.write({ "index.js": accountOnly({ tenant: "changed" }) });
      const flags = ["--yes", "--skip-preview", "--stack", stack.name];
      for (const ran of [
        await up(env),
        await stack.runWith({ env }, "refresh", ...flags),
        await stack.runWith({ env }, "destroy", ...flags),
      ])
        expectReadable(ran, "ACC4001", 'found instance "other"', "Nothing was written");
      expect(other.calls().filter((call) => /Query|Write/.test(call))).toEqual([]);
      expect(await stack.resources(":ImsExternalAccount")).toHaveLength(1);
    });
  });
});
