import { afterEach, describe, expect, it } from "vitest";
import { openConnection } from "../../../provider/cli/connection";
import type { GroupsWish } from "../../../provider/cli/import/groups";
import { planImport } from "../../../provider/cli/import/plan";
import { type Emulator, type EmulatorOptions, type ProfileName, startEmulator } from "../../../provider/emulator/index";
import { accountAttributes } from "../../support/engine-programs.ts";

const emulators: Emulator[] = [];
afterEach(() => Promise.all(emulators.splice(0).map((emulator) => emulator.close())));

async function configured(
  profile: ProfileName,
  set: Record<string, string> = {},
  options: EmulatorOptions = {},
): Promise<Emulator> {
  const given = { port: 0, profile, user: "admin", password: "admin", packageInstalled: true };
  const emulator = await startEmulator({ ...given, ...options });
  emulators.push(emulator);
  emulator.edit({ set: { ...accountAttributes, clientSecret: "kanarienvogel", ...set } });
  emulator.clearJournal();
  return emulator;
}

async function planned({ url }: Emulator, groups?: GroupsWish) {
  process.env["ADOBE_CAMPAIGN_PASSWORD"] = "admin";
  const { instance } = await openConnection({ url, user: "admin" });
  const names = { accountName: undefined, packageName: undefined };
  const wish = { name: "ims", instance: undefined, ...names, groups };
  return planImport(instance, wish).finally(() => instance.close());
}

async function plan(emulator: Emulator, groups?: GroupsWish) {
  const found = await planned(emulator, groups);
  if (found.problem !== undefined) throw new Error(found.problem);
  return found;
}

describe("adobe-campaign import", () => {
  it.for<ProfileName>(["v7", "v7-french", "v7-old"])(
    "reads what an instance of the profile %s has",
    async (profile) => {
      const emulator = await configured(profile);
      const { resources, program } = await plan(emulator);
      expect(resources.map(({ name }) => name)).toEqual(["ims", "ims-package", "ims-account"]);
      expect(program).toContain('associationMask: "Campaign - acme - (.*)"');
      expect(program).not.toContain("productContext");
      expect(emulator.journal().filter(({ write }) => write)).toEqual([]);
    },
  );

  it("leaves an optional field out that a program could not say, and tells it", async () => {
    const { program, notes } = await plan(await configured("v7", { server: "https://marketing.adobe.com/path" }));
    expect(program).not.toContain("experienceCloudServer");
    expect(notes[0]).toContain('experienceCloudServer ("Server" in the console, @server) is "https://marketing.adobe');
  });

  it("keeps a disabled account disabled", async () => {
    expect((await plan(await configured("v7", { active: "0" }))).program).toContain("enabled: false");
  });

  it("writes no secret, in no form, into the file", async () => {
    const emulator = await configured("v7");
    const { resources } = await plan(emulator);
    const text = JSON.stringify(resources);
    expect(text).not.toContain("kanarienvogel");
    expect(text).not.toContain(emulator.account(emulator.imsAccount)!["clientSecret"]);
    expect(text).toContain("[set on the instance]");
  });

  it("says that up will install a package that is missing, and imports the account alone", async () => {
    const emulator = await configured("v7");
    emulator.removePackage(emulator.imsPackage);
    const { resources, notes } = await plan(emulator);
    expect(resources.map(({ name }) => name)).toEqual(["ims", "ims-account"]);
    expect(notes.join()).toContain("is not installed, so the first `pulumi up` installs it");
  });
});

describe("the security groups", () => {
  const own = [
    { name: "reviewers", label: "Reviewers", rights: ["export", "workflow"] },
    { name: "senders", label: "Senders" },
  ];
  const withOwn = (mask: string, options: EmulatorOptions = {}) =>
    configured("v7", { imsRightsMask: mask }, { groups: own, ...options });

  it("that the mask can lead to are imported with their rights; those that Adobe ships are offered", async () => {
    const emulator = await withOwn("Campaign - acme - (.*)");
    const { resources, program, notes } = await plan(emulator);
    expect(resources.map(({ name }) => name)).toEqual([
      ...["ims", "ims-package", "ims-group-reviewers", "ims-group-senders", "ims-account"],
    ]);
    expect(program).toContain(
      [
        "  securityGroups: [",
        '    { groupName: "reviewers", label: "Reviewers", rights: ["export","workflow"] },',
        '    { groupName: "senders", label: "Senders", rights: [] },',
        "  ],",
      ].join("\n"),
    );
    expect(resources[2]).toMatchObject({
      id: "reviewers",
      outputs: { rightNames: ["export", "workflow"], origin: "adopted", found: { existed: true } },
    });
    expect(notes.join("\n")).toContain("can also lead to groups that Adobe ships: admin, central, content, delivery");
    const calls = emulator.journal();
    expect(calls.filter(({ write }) => write)).toEqual([]);
    // The groups, the direction and all their rights: three queries, however many groups.
    expect(calls.filter(({ detail }) => /^xtk:(group|operatorGroup) /.test(detail))).toHaveLength(3);
  });

  it("are only those whose name the capture can be", async () => {
    const { resources, notes } = await plan(await withOwn("Campaign - acme - (re[a-z]+|delivery)"));
    expect(resources.map(({ name }) => name)).toContain("ims-group-reviewers");
    expect(resources.map(({ name }) => name)).not.toContain("ims-group-senders");
    expect(notes.join("\n")).toContain("groups that Adobe ships: delivery, report. They are not in the program");
  });

  it("that are named are exactly those, the ones that Adobe ships too; or none", async () => {
    const emulator = await withOwn("Campaign - acme - (.*)");
    const names = async (wish: GroupsWish) =>
      (await plan(emulator, wish)).resources.flatMap(({ name }) => (name.includes("group") ? [name] : []));
    expect(await names(["senders", "delivery"])).toEqual(["ims-group-delivery", "ims-group-senders"]);
    expect(await names(false)).toEqual([]);
    const { problem } = await planned(emulator, ["nobody"]);
    expect(problem).toContain('There is no security group "nobody" on this instance. Its groups: admin, central,');
  });

  it("are not put into the program unasked where there are 500", async () => {
    const { resources, notes } = await plan(await withOwn("Campaign - acme - (.*)", { groups: 500 }));
    expect(resources.map(({ name }) => name)).toEqual(["ims", "ims-package", "ims-account"]);
    expect(notes.join("\n")).toContain("can lead to 500 groups. More than 50 are not put into the program unasked");
  });

  it("keep their rights out of the program where the instance does not show them", async () => {
    const { program, notes } = await plan(await withOwn("Campaign - acme - (.*)", { rightLink: "both" }));
    expect(program).toContain('{ groupName: "reviewers", label: "Reviewers" }');
    expect(notes.join("\n")).toContain("The rights of the groups are not in the program");
  });

  it("with a name or label that a program could not say are left out, and told", async () => {
    const groups = [
      { name: "a\u2013b", label: "Dash" },
      { name: "plain", label: "x &amp; y" },
    ];
    const { program, notes } = await plan(await withOwn("Campaign - acme - (.*)", { groups }));
    expect(program).toContain('{ groupName: "plain", rights: [] }');
    expect(program).not.toContain("Dash");
    expect(notes.join("\n")).toMatch(/of the group "a.*b" its name .*typographic dash/);
    expect(notes.join("\n")).toMatch(/of the group "plain" label: .*HTML entity/);
  });

  it("that cannot be read are none, and the account is imported all the same", async () => {
    const emulator = await withOwn("Campaign - acme - (.*)");
    emulator.inject({
      kind: "fault",
      code: "XTK-170006",
      text: "No right.",
      at: { method: "ExecuteQuery", nth: 2 },
      times: 1,
    });
    const { resources, notes } = await plan(emulator);
    expect(resources.map(({ name }) => name)).toEqual(["ims", "ims-package", "ims-account"]);
    expect(notes.join("\n")).toContain("The security groups cannot be read, so none is in the program. ACC2007");
  });
});
