/** `adobe-campaign mask`: product profiles × mask × security groups, with and without an instance. */
import { describe, expect, it } from "vitest";

import { CommandRoom } from "../support/command-room.ts";

const mask = "Campaign - acme - (.*)";
const profile = (...names: string[]) => names.flatMap((name) => ["--profile", name]);

interface Result {
  ok: boolean;
  groupsFrom: string | null;
  groups: string[] | null;
  profilesVerified: boolean;
  profiles: { profile: string; group: string | null; reading: string; members: number | null; misses: string[] }[];
  findings: { severity: string; text: string }[];
}

async function json(room: CommandRoom, ...args: string[]): Promise<{ code: number; result: Result }> {
  const ran = await room.run("mask", mask, "--json", ...args);
  expect(ran.stderr).toBe("");
  return { code: ran.code, result: JSON.parse(ran.stdout) as Result };
}

const readings = ({ profiles }: Result) =>
  Object.fromEntries(profiles.map(({ profile, reading, group }) => [profile, [reading, group]]));

describe("with an instance", () => {
  it("every profile has its reading, and nothing is written", async () => {
    const room = new CommandRoom();
    const emulator = await room.startConfigured({ groups: ["delivery", "sales team"] });
    const names = ["delivery", "Delivery", "nobody", "", "admin"].map((group) => `Campaign - acme - ${group}`);
    const { code, result } = await json(
      room,
      ...profile(...names, "Campaign – acme - delivery", "campaign -acme - delivery", "Campaign - b - x", "Analytics"),
    );
    expect(readings(result)).toEqual({
      "Campaign - acme - delivery": ["matched", "delivery"],
      "Campaign - acme - Delivery": ["no-such-group", "Delivery"],
      "Campaign - acme - nobody": ["no-such-group", "nobody"],
      "Campaign - acme - ": ["empty", null],
      "Campaign - acme - admin": ["matched", "admin"],
      "Campaign – acme - delivery": ["near-miss", "delivery"],
      "campaign -acme - delivery": ["near-miss", "delivery"],
      "Campaign - b - x": ["other-tenant", null],
      Analytics: ["no-match", null],
    });
    expect(result.profiles.find(({ profile }) => profile.startsWith("campaign -"))!.misses).toEqual(["case", "blank"]);
    const texts = result.findings.map(({ severity, text }) => `${severity} ${text}`).join("\n");
    expect(texts).toMatch(/^warning "Campaign - acme - admin": "admin" in its name opens/m);
    expect(texts).toMatch(/^warning "Campaign - acme - Delivery": there is no group .* did you mean "delivery"\?/m);
    expect(texts).toMatch(/^error "Campaign - acme - ": not linked/m);
    expect(texts).toMatch(/^info no profile leads to the groups .*"sales team"/m);
    expect([code, result.ok, result.groupsFrom]).toEqual([1, false, emulator.url]);
    expect(emulator.journal().map(({ method }) => method)).toEqual(["Logon", "ExecuteQuery", "Logoff"]);
    expect(emulator.journal().filter(({ write }) => write)).toEqual([]);
    expect(emulator.sessions()).toBe(0);
  });

  it("is a table: what is matched, warnings, and 0", async () => {
    const room = new CommandRoom();
    await room.startConfigured({ groups: ["delivery"] });
    room.file("profiles.txt", "# ours\nCampaign - acme - delivery\nCampaign - acme - sales \n");
    const ran = await room.run("mask", mask, "--profiles", "profiles.txt", "--group", "delivery");
    expect(ran.code, ran.text).toBe(0);
    const [head, delivery, sales, blank] = ran.stdout.split("\n");
    expect(head).toMatch(/^profile +group +reading$/);
    expect(delivery).toMatch(/^"Campaign - acme - delivery" +"delivery" +matched$/);
    expect(sales).toMatch(
      /^"Campaign - acme - sales " +"sales" +warning: probably not linked: it differs by blanks; wr/,
    );
    expect(delivery!.indexOf('"delivery"')).toBe(head!.indexOf("group"));
    expect(blank).toBe("");
    expect(ran.stdout).toMatch(/^1 of 2 product profiles lead to a security group of http:\/\/127/m);
  });

  it.each([
    ["does not exist", "marketing", '"marketing" does not exist on the instance'],
    ["is not reached", "operators", 'no product profile leads to the expected group "operators"'],
  ])("an expected group that %s is a problem", async (_which, group, text) => {
    const room = new CommandRoom();
    await room.startConfigured({ groups: ["delivery", "operators"] });
    const { code, result } = await json(room, ...profile("Campaign - acme - delivery"), "--group", group);
    expect(code).toBe(1);
    expect(result.findings.filter(({ severity }) => severity === "error")[0]!.text).toContain(text);
  });

  it("profiles come from user management, with how many are in each", async () => {
    const room = new CommandRoom();
    const emulator = await room.startConfigured({
      groups: ["delivery", "sales"],
      profiles: [
        { groupName: "Campaign - acme - delivery", memberCount: 3 },
        { groupName: "Campaign - acme - sales", memberCount: 0 },
      ],
      technicalAccounts: [{ clientId: "umapi", clientSecret: room.clientSecret.value, operator: "umapi" }],
    });
    const organization = ["--organization", "0123456789ABCDEF01234567@AdobeOrg"];
    const missing = await room.run("mask", mask, ...organization);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("ADOBE_CAMPAIGN_UMAPI_CLIENT_ID")]);
    Object.assign(room.env, {
      ADOBE_CAMPAIGN_UMAPI_CLIENT_ID: "umapi",
      ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET: room.clientSecret.value,
      ADOBE_CAMPAIGN_UMAPI_ENDPOINT: emulator.userManagementUrl,
      ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: emulator.tokenEndpoint,
    });
    const { code, result } = await json(room, ...organization);
    expect(code).toBe(0);
    expect(result.profiles.map(({ members }) => members)).toEqual([3, 0]);
    expect(result.findings[0]!.text).toContain("no profile leads to");
    emulator.configureUserManagement({ organization: "another@AdobeOrg" });
    const refused = await json(room, ...organization);
    expect([refused.code, refused.result.profilesVerified]).toEqual([1, false]);
    expect(refused.result.findings[0]!.text).toContain("the product profiles are not verified: user management: ");
  });

  it("that cannot be asked is said, and 1", async () => {
    const room = new CommandRoom();
    await room.startConfigured();
    const wrong = await room.run("mask", mask, ...profile("x"), "--user", "nobody", "--json");
    expect([wrong.code, JSON.parse(wrong.stdout)]).toMatchObject([1, { error: { code: "ACC3001" } }]);
    expect(wrong.stderr).toMatch(/^error: ACC3001: /);
    const unknown = await room.run("mask", mask, ...profile("x"), "--instance", "exec1");
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("ADOBE_CAMPAIGN_EXEC1_URL")]);
  });
});

describe("without an instance", () => {
  it("only what the mask captures is told, and nothing is asked of anybody", async () => {
    const room = new CommandRoom();
    const { code, result } = await json(room, ...profile("Campaign - acme - x"), "--group", "x");
    expect(readings(result)).toEqual({ "Campaign - acme - x": ["captured", "x"] });
    expect([code, result.ok, result.groups, result.findings]).toEqual([0, true, null, []]);
    const ran = await room.run("mask", mask, ...profile("Campaign - acme - x"));
    expect(ran.stdout).toContain("whether these groups exist was not looked up");
    const nobody = await json(room, ...profile("y"));
    expect([nobody.code, nobody.result.findings[0]!.text]).toEqual([1, expect.stringContaining("none of 1 product")]);
  });

  it.each([
    ["names a line", "# groups\ndelivery\n\nsales\n"],
    ["a JSON list", '["delivery", "sales"]'],
  ])("the groups may come from a file: %s", async (_form, content) => {
    const room = new CommandRoom();
    room.env["ADOBE_CAMPAIGN_URL"] = "http://127.0.0.1:1";
    const file = room.file("groups", content);
    const { code, result } = await json(room, ...profile("Campaign - acme - sales"), "--groups", file);
    expect([code, result.groupsFrom, result.groups]).toEqual([0, "groups", ["delivery", "sales"]]);
    expect(readings(result)).toEqual({ "Campaign - acme - sales": ["matched", "sales"] });
  });

  it("of many profiles, those of other products are only counted, unless all are asked for", async () => {
    const room = new CommandRoom();
    const others = Array.from({ length: 30 }, (_, index) => `Analytics ${index}`);
    const file = room.file("profiles", JSON.stringify([...others, { name: "Campaign - acme - x", memberCount: 1 }]));
    const ran = await room.run("mask", mask, "--profiles", file);
    expect([ran.code, ran.stdout.match(/Analytics/g)]).toEqual([0, null]);
    expect(ran.stdout).toContain("30 profiles of other products, tenants or instances are not shown");
    expect((await room.run("mask", mask, "--profiles", file, "--all")).stdout.match(/Analytics/g)).toHaveLength(30);
  });

  it("what a terminal would obey or hide is shown as its number", async () => {
    const room = new CommandRoom();
    const ran = await room.run("mask", mask, ...profile("Campaign\u00a0- acme - x\u009b31m\u202e"));
    expect(ran.stdout).toContain(String.raw`"Campaign\u{a0}- acme - x\u{9b}31m\u{202e}"`);
    expect(ran.stdout).not.toMatch(/[\u009b\u202e\u00a0]/);
  });
});

describe("wrong use", () => {
  it.each<[string[], string]>([
    [[], "missing required argument 'mask'"],
    [[mask], "give the product profiles in one way"],
    [[mask, "--profile", "x", "--profiles", "y"], "give the product profiles in one way"],
    [[mask, "--profile", "x", "--groups", "g", "--url", "https://a.b"], "give the groups in one way"],
    [[mask, "--profile", "x", "--groups", "nowhere"], "the file of groups nowhere cannot be read (ENOENT)"],
    [[mask, "--profile", "x", "--instance", "1"], "'--instance <name>' argument '1' is invalid"],
    [[mask, "another", "--profile", "x"], "too many arguments"],
    [[mask, "--profile", "x", "--stack", "dev", "--cwd", "nowhere"], "There is no folder nowhere"],
  ])("%j is one line, and 2", async (args, message) => {
    const { code, stdout, stderr } = await new CommandRoom().run("mask", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it.each([
    ["{", "starts like JSON"],
    ["[1]", "starts like JSON"],
    ["# none\n", "names none"],
  ])("a file of groups with %j", async (content, message) => {
    const room = new CommandRoom();
    const ran = await room.run("mask", mask, ...profile("x"), "--groups", room.file("groups", content));
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("a mask or a list of profiles that cannot be used is a problem: 1", async () => {
    const room = new CommandRoom();
    const bad = await room.run("mask", "(.*", ...profile("x"));
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining("ACC1003")]);
    const none = await room.run("mask", mask, "--profiles", "nowhere");
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("ACC1004")]);
  });

  it("explains itself", async () => {
    const { code, stdout } = await new CommandRoom().run("mask", "--help");
    expect(code).toBe(0);
    for (const text of ["--profiles <file>", "Examples:", "Exit code: 0", "--json"]) expect(stdout).toContain(text);
  });
});
