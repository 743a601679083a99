/** Whether people could sign in, before signing in is switched on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountArgs } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const program = (args: object) => `
const pulumi = require("@pulumi/pulumi");
const { ImsIntegration } = require("pulumi-adobe-campaign");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const packageName = "emu:imsIntegration";
const ims = new ImsIntegration("ims", { ...${JSON.stringify({ ...accountArgs, ...args })}, packageName, clientSecret });
exports.restartRequired = ims.account.restartRequired;`;

describe("people", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    const profiles = ["Campaign - acme - delivery", "campaign - acme - admins", "Campaign - acme - approval admin"];
    room = await Room.open(
      { "index.js": "", "profiles.txt": "Campaign - acme - operators\nCampaign - acme - sales\n" },
      {
        emulator: {
          packageInstalled: true,
          groups: ["delivery", "admins"],
          profiles: profiles.map((groupName) => ({ groupName, memberCount: groupName.endsWith("delivery") ? 0 : 3 })),
        },
      },
    );
    ({ stack } = room);
  });
  afterAll(() => room.close());

  const up = (args: object, env: NodeJS.ProcessEnv = {}) => {
    stack.write({ "index.js": program(args) });
    return stack.runWith({ env }, "up", "--yes", "--skip-preview", "--stack", stack.name);
  };
  const listing = (clientSecret: string) => ({
    ADOBE_CAMPAIGN_UMAPI_CLIENT_ID: "umapi",
    ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET: clientSecret,
    ADOBE_CAMPAIGN_UMAPI_ENDPOINT: room.instance.emulator.userManagementUrl,
    ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: room.instance.emulator.tokenEndpoint,
  });

  test("a group that does not exist stops up before it writes", async () => {
    expectReadable(await up({ expectedGroups: ["delivery", "market"] }), "ACC4013", '"market" does not exist');
    expect(room.instance.writes()).toEqual([]);
  });

  test("a file of profiles is found beside the program", async () => {
    const ran = await up({ expectedGroups: ["delivery"], productProfilesFile: "profiles.txt" });
    expectReadable(ran, "ACC4013", 'no product profile leads to the expected group "delivery"');
    expect(room.instance.writes()).toEqual([]);
  });

  test("a file that is not there is named", async () => {
    expectReadable(await up({ productProfilesFile: "missing.txt" }), "ACC1004", "missing.txt");
    expect(room.instance.writes()).toEqual([]);
  });

  test("a profile that differs by its case is named, and stops up", async () => {
    const clientSecret = room.canary("secret of user management").value;
    room.instance.emulator.addTechnicalAccount({ clientId: "umapi", clientSecret, operator: "umapi" });
    const ran = await up({ expectedGroups: ["admins"] }, listing(clientSecret));
    expectReadable(ran, "ACC4013", '"admins"', "campaign - acme - admins");
    expect(room.instance.writes()).toEqual([]);
  });

  test("what was listed is told, and what has to be checked by hand, once", async () => {
    room.instance.emulator.addProfile({ groupName: "Campaign - acme - admins" });
    const clientSecret = room.canary("secret of user management, renewed").value;
    room.instance.emulator.addTechnicalAccount({ clientId: "umapi", clientSecret, operator: "umapi" });
    room.instance.calls();
    const expectedGroups = ["delivery", "admins"];
    const ran = ok(await up({ expectedGroups }, listing(clientSecret)));
    expect(ran.text).toMatch(
      /people: 2 of \d product profiles of this instance lead to a security group; expected: delivery, admins/,
    );
    expect(ran.text).toMatch(/warning: .*campaign - acme - admins/);
    expect(ran.text).toMatch(/warning: .*approval admin.*there is no group "approval admin"/);
    expect(ran.text).toMatch(/warning: .*approval admin.*opens the Campaign Control Panel/);
    expect(ran.text).toMatch(/warning: .*delivery.*nobody is in it/);
    expect(ran.text).toMatch(/info: no profile leads to the groups ".+"/);
    expect(ran.text).toContain("signing in with an Adobe ID is switched on");
    expect(ran.text).toContain("redirection@IMSOrgId");
    expect(await stack.outputs()).toEqual({ restartRequired: true });
    // Beside the logon: the account, the groups, the secret, the write and the look after it; and Adobe's token and its page.
    const onInstance = room.instance.calls().map((call) => call.split(" ")[0]);
    expect(onInstance.filter((call) => !["Logon", "Logoff"].includes(call!))).toHaveLength(7);

    const again = ok(await up({ expectedGroups: ["delivery"] }, listing(clientSecret)));
    expect(again.text).not.toContain("switched on");
    expect(room.instance.writes()).toEqual([]);
  });

  test("throttled user management holds nothing up", async () => {
    room.instance.emulator.configureUserManagement({ callsPerMinute: 0, retryAfter: 3244 });
    const clientSecret = room.canary("secret of user management, third").value;
    room.instance.emulator.addTechnicalAccount({ clientId: "umapi", clientSecret, operator: "umapi" });
    const ran = ok(await up({ expectedGroups: ["admins"] }, listing(clientSecret)));
    expect(ran.text).toMatch(/not verified: user management: it is throttled.* 3244 seconds/);
  });

  test("a list of profiles, with curly quotes, a blank too many, or nothing after the prefix", async () => {
    const productProfiles = ["Campaign - acme -  delivery", "Campaign - acme - ‘delivery’", "Campaign - acme - "];
    room.instance.calls();
    const ran = await up({ productProfiles });
    expectReadable(ran, "ACC4013", "none of 3 product profiles leads to a security group of the instance");
    expect(room.instance.writes()).toEqual([]);
    const told = ok(await up({ productProfiles, enabled: false, onDelete: "keep" }));
    expect(told.text).toMatch(/warning: "Campaign - acme -  delivery": .*blank/);
    expect(told.text).toMatch(/warning: "Campaign - acme - ‘delivery’": .*quote/);
    expect(told.text).toMatch(/error: "Campaign - acme - ": /);
    expect(told.text).not.toContain("switched on");
  });
});
