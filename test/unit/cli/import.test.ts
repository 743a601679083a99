import { afterEach, describe, expect, it } from "vitest";
import { openConnection } from "../../../provider/cli/connection";
import { planImport } from "../../../provider/cli/import/plan";
import { type Emulator, type ProfileName, startEmulator } from "../../../provider/emulator/index";
import { accountAttributes } from "../../support/engine-programs.ts";

const emulators: Emulator[] = [];
afterEach(() => Promise.all(emulators.splice(0).map((emulator) => emulator.close())));

async function configured(profile: ProfileName, set: Record<string, string> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ port: 0, profile, user: "admin", password: "admin", packageInstalled: true });
  emulators.push(emulator);
  emulator.edit({ set: { ...accountAttributes, clientSecret: "kanarienvogel", ...set } });
  emulator.clearJournal();
  return emulator;
}

async function plan({ url }: Emulator) {
  process.env["ADOBE_CAMPAIGN_PASSWORD"] = "admin";
  const { instance } = await openConnection({ url, user: "admin" });
  const names = { accountName: undefined, packageName: undefined };
  const found = await planImport(instance, { name: "ims", instance: undefined, ...names }).finally(() =>
    instance.close(),
  );
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
