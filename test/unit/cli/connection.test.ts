import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openConnection } from "../../../provider/cli/connection";
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
    writeFileSync(passwordFile, " with blanks \r\nnot this\n");
    const { signIn } = (await openConnection({ url, user: "me", passwordFile })).settings;
    expect(signIn).toMatchObject({ kind: "password", user: "me" });
    expect(signIn.kind === "password" && signIn.password.reveal()).toBe(" with blanks ");
  });

  it("takes the variables of the named instance", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_EXEC1_URL", url);
    vi.stubEnv("ADOBE_CAMPAIGN_EXEC1_TOKEN", "a token");
    const { settings } = await openConnection({ instance: "exec1" });
    expect(settings).toMatchObject({ url, signIn: { kind: "token" } });
  });

  it("signs in as the operator that is named, whatever token the environment has", async () => {
    vi.stubEnv("ADOBE_CAMPAIGN_TOKEN", "a token");
    vi.stubEnv("ADOBE_CAMPAIGN_PASSWORD", "a password");
    expect((await openConnection({ url, user: "me" })).settings.signIn.kind).toBe("password");
  });
});

it("what an import puts in place of the secret is never taken for one", () => {
  const inputs = { clientSecret: SET_ON_INSTANCE } as Parameters<typeof wantedSecret>[0];
  expect(() => wantedSecret(inputs, undefined)).toThrow("ACC1002");
});
