import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openConnection, settingsOf } from "../../../provider/cli/connection";
import { configurationIn } from "../../../provider/cli/stack/configuration";
import { findProject } from "../../../provider/config/project";
import { SET_ON_INSTANCE, wantedSecret } from "../../../provider/resources/ims-external-account/secret";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adobe-campaign-cli-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const url = "https://campaign.example.com";

describe("the connection of a command", () => {
  it("takes the password from the first line of a file", async () => {
    const passwordFile = join(folder, "password");
    writeFileSync(passwordFile, "with blanks\r\nnot this\n");
    const { signIn } = (await openConnection({ url, user: "me", passwordFile })).settings;
    expect(signIn).toMatchObject({ kind: "password", user: "me" });
    expect(signIn.kind === "password" && signIn.password.reveal()).toBe("with blanks");
  });

  it("takes the variables of the named instance", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_EXEC1_URL", url);
    vi.stubEnv("ADOBE_CAMPAIGN_EXEC1_TOKEN", "a-token");
    const { settings } = await openConnection({ instance: "exec1" });
    expect(settings).toMatchObject({ url, signIn: { kind: "token" } });
  });

  it("signs in as the operator that is named, whatever token the environment has", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_TOKEN", "a-token");
    vi.stubEnv("ADOBE_CAMPAIGN_PASSWORD", "a password");
    expect((await openConnection({ url, user: "me" })).settings.signIn.kind).toBe("password");
  });

  it("has no configuration without a stack", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_TOKEN", "a-token");
    expect((await openConnection({ url })).config).toBeUndefined();
  });

  it.each([
    ["Pulumi is not installed", ".", "`pulumi` was not found on the PATH"],
    ["the folder is not there", "nowhere", "There is no folder"],
  ])("says that %s", async (_, below, why) => {
    vi.stubEnv("PATH", folder);
    const cwd = join(folder, below);
    await expect(openConnection({ stack: "dev", cwd })).rejects.toThrow(new RegExp(`^ACC1101: .*"dev".*${why}`, "s"));
  });
});

describe("the configuration of a stack", () => {
  const values = {
    "adobe-campaign:url": { value: "https://stack.example.com", secret: false },
    "adobe-campaign:imsClientId": { value: "robot", secret: false },
    "adobe-campaign:password": { value: "from the stack", secret: true },
    "adobe-campaign:instances": {
      value: "{}",
      objectValue: { exec1: { url: "https://exec1.example.com", user: "pulumi", password: "of exec1", timeout: 7 } },
      secret: true,
    },
    "shop:imsClientSecret": { value: "of the program", secret: true },
  };
  const config = configurationIn(values, { name: "shop", folder: "/shop" });

  it("comes before the environment, and the flags before both", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_URL", "https://environment.example.com");
    vi.stubEnv("ADOBE_CAMPAIGN_TIMEOUT", "5");
    const settings = await settingsOf({ user: "me" }, config);
    expect(settings).toMatchObject({ url: "https://stack.example.com", timeout: 5000, signIn: { user: "me" } });
    expect(settings.signIn.kind === "password" && settings.signIn.password.reveal()).toBe("from the stack");
    expect((await settingsOf({ url, user: "me" }, config)).url).toBe(url);
  });

  it("has named instances", async () => {
    expect(await settingsOf({ instance: "exec1" }, config)).toMatchObject({
      url: "https://exec1.example.com",
      timeout: 7000,
      signIn: { kind: "password", user: "pulumi" },
    });
    expect((await settingsOf({ instance: "exec1", url }, config)).url).toBe(url);
  });

  it("is asked for the project's own keys by their short name, and for no other's", () => {
    expect(config.get("imsClientSecret")).toBe("of the program");
    expect(config.get("shop:imsClientSecret")).toBe("of the program");
    expect(configurationIn(values, { name: "other", folder: "/shop" }).get("imsClientSecret")).toBeUndefined();
    expect(config.get("toString")).toBeUndefined();
  });
});

describe("the project of a folder", () => {
  it.each([
    ["Pulumi.yaml", "runtime: nodejs\nname: shop # ours\n", "shop"],
    ["Pulumi.yml", 'name: "shop"\nconfig:\n  name: other\n', "shop"],
    ["Pulumi.json", '{\n  "name": "shop"\n}', "shop"],
    ["Pulumi.yaml", "runtime: nodejs\n", ""],
  ])("is found upwards: %s", (file, text, name) => {
    writeFileSync(join(folder, file), text);
    expect(findProject(join(folder, "a", "b"))).toMatchObject({ folder, name });
  });

  it("may be none", () => {
    expect(findProject(folder)).toBeUndefined();
  });
});

it("what an import puts in place of the secret is never taken for one", () => {
  const inputs = { clientSecret: SET_ON_INSTANCE } as Parameters<typeof wantedSecret>[0];
  expect(() => wantedSecret(inputs, undefined)).toThrow("ACC1002");
});
