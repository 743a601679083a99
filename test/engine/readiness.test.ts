/** Whether people could sign in, before signing in is switched on. Each variant is an instance of its own in one program. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { diagnosticsOf, expectReadable } from "../support/engine-output.ts";
import { environmentAs, ok, Room } from "../support/engine-room.ts";
import type { Ran } from "../support/pulumi.ts";

/** One resource an instance, by the instance's name. */
const program = (kind: "ImsExternalAccount" | "ImsIntegration", resources: Record<string, object>) => `
const pulumi = require("@pulumi/pulumi");
const campaign = require("pulumi-adobe-campaign");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const common = { ...${JSON.stringify(accountArgs)}, clientSecret };
exports.restartRequired = {};
for (const [instance, args] of Object.entries(${JSON.stringify(resources)})) {
  const made = new campaign.${kind}(instance, { ...common, instance, ...args });
  exports.restartRequired[instance] = (made.account ?? made).restartRequired;
}`;

/** With curly quotes, a blank too many, or nothing after the prefix. */
const productProfiles = ["Campaign - acme -  delivery", "Campaign - acme - ‘delivery’", "Campaign - acme - "];

describe("people", () => {
  let room: Room;
  const instances: Record<string, Instance> = {};

  /** An instance, and user management where its profiles are listed. */
  async function start(name: string, { isListed = false } = {}): Promise<void> {
    const profiles = ["Campaign - acme - delivery", "campaign - acme - admins", "Campaign - acme - approval admin"];
    const instance = await room.startAs(name, {
      packageInstalled: true,
      groups: ["delivery", "admins"],
      profiles: profiles.map((groupName) => ({ groupName, memberCount: groupName.endsWith("delivery") ? 0 : 3 })),
    });
    instances[name] = instance;
    if (!isListed) return;
    const clientSecret = room.canary(`secret of user management for ${name}`).value;
    instance.emulator.addTechnicalAccount({ clientId: "umapi", clientSecret, operator: "umapi" });
    const userManagement = {
      ADOBE_CAMPAIGN_UMAPI_CLIENT_ID: "umapi",
      ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET: clientSecret,
      ADOBE_CAMPAIGN_UMAPI_ENDPOINT: instance.emulator.userManagementUrl,
      ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: instance.emulator.tokenEndpoint,
    };
    Object.assign(room.stack.env, environmentAs(name, userManagement));
  }

  beforeAll(async () => {
    room = await Room.open({
      "index.js": "",
      "profiles.txt": "Campaign - acme - operators\nCampaign - acme - sales\n",
    });
  });
  afterAll(() => room.close());

  const writes = (name: string) => instances[name]!.writes();

  describe("who could not sign in stop up before it writes:", () => {
    let ran: Ran;
    const refused = (name: string) => diagnosticsOf(ran, name);

    beforeAll(async () => {
      for (const name of ["missing", "file", "nofile", "quotes"]) await start(name);
      await start("spelled", { isListed: true });
      const resources = {
        missing: { expectedGroups: ["delivery", "market"] },
        file: { expectedGroups: ["delivery"], productProfilesFile: "profiles.txt" },
        nofile: { expectedGroups: ["delivery"], productProfilesFile: "missing.txt" },
        spelled: { expectedGroups: ["admins"] },
        quotes: { productProfiles },
      };
      room.stack.write({ "index.js": program("ImsExternalAccount", resources) });
      ran = await room.stack.up("--continue-on-error");
    });

    test("a group that does not exist", () => {
      expectReadable(refused("missing"), "ACC4013", '"market" does not exist');
      expect(writes("missing")).toEqual([]);
    });

    test("a file of profiles, found beside the program, that leads nobody there", () => {
      expectReadable(refused("file"), "ACC4013", 'no product profile leads to the expected group "delivery"');
      expect(writes("file")).toEqual([]);
    });

    test("a file that is not there is named", () => {
      expectReadable(refused("nofile"), "ACC1004", "missing.txt");
      expect(writes("nofile")).toEqual([]);
    });

    test("a profile that differs by its case is named", () => {
      expectReadable(refused("spelled"), "ACC4013", '"admins"', "campaign - acme - admins");
      expect(writes("spelled")).toEqual([]);
    });

    test("a list of profiles, with curly quotes, a blank too many, or nothing after the prefix", () => {
      const why = "none of 3 product profiles leads to a security group of the instance";
      expectReadable(refused("quotes"), "ACC4013", why);
      expect(writes("quotes")).toEqual([]);
    });
  });

  describe("who can sign in, or are not to yet:", () => {
    let ran: Ran;
    const listed = { expectedGroups: ["delivery", "admins"] };
    const others = {
      throttled: { expectedGroups: ["admins"] },
      quotes: { productProfiles, enabled: false, onDelete: "keep" },
    };
    const up = async (listed: object) => {
      room.stack.write({ "index.js": program("ImsIntegration", { listed, ...others }) });
      return ok(await room.stack.up());
    };
    /** What was reported of one account. */
    const said = (name: string, { text } = ran) =>
      text
        .split("\n")
        .filter((line) => line.includes(`${name}-account (${name}): `))
        .join("\n");

    beforeAll(async () => {
      for (const name of ["listed", "throttled"]) await start(name, { isListed: true });
      instances["listed"]!.emulator.addProfile({ groupName: "Campaign - acme - admins" });
      instances["throttled"]!.emulator.configureUserManagement({ callsPerMinute: 0, retryAfter: 3244 });
      ran = await up(listed);
    });

    test("what was listed is reported, and what has to be checked by hand", async () => {
      const text = said("listed");
      expect(text).toMatch(
        /people: 2 of \d product profiles of this instance lead to a security group; expected: delivery, admins/,
      );
      expect(text).toMatch(/warning: .*campaign - acme - admins/);
      expect(text).toMatch(/warning: .*approval admin.*there is no group "approval admin"/);
      expect(text).toMatch(/warning: .*approval admin.*opens the Campaign Control Panel/);
      expect(text).toMatch(/warning: .*delivery.*nobody is in it/);
      expect(text).toMatch(/info: no profile leads to the groups ".+"/);
      expect(text).toContain("signing in with an Adobe ID is switched on");
      expect(text).toContain("redirection@IMSOrgId");
      expect(await room.stack.outputs()).toEqual({ restartRequired: { listed: true, throttled: true, quotes: true } });
      // Beside the logon: the package, the account, the groups, the secret, the write and the look after it; and Adobe's token and its page.
      const onInstance = instances["listed"]!.calls().map((call) => call.split(" ")[0]);
      expect(onInstance.filter((call) => !["Logon", "Logoff"].includes(call!))).toHaveLength(8);
    });

    test("throttled user management holds nothing up", () => {
      expect(said("throttled")).toMatch(/not verified: user management: it is throttled.* 3244 seconds/);
      expect(instances["throttled"]!.account()).toMatchObject({ active: "1" });
    });

    test("a list of profiles that leads nowhere is reported only, while sign-in stays off", () => {
      const text = said("quotes");
      expect(text).toMatch(/warning: "Campaign - acme -  delivery": .*blank/);
      expect(text).toMatch(/warning: "Campaign - acme - ‘delivery’": .*quote/);
      expect(text).toMatch(/error: "Campaign - acme - ": /);
      expect(text).not.toContain("switched on");
    });

    test("what has to be checked by hand is reported once", async () => {
      const again = await up({ ...listed, expectedGroups: ["delivery"] });
      expect(said("listed", again)).toContain("expected: delivery");
      expect(again.text).not.toContain("switched on");
      expect(writes("listed")).toEqual([]);
    });
  });
});
