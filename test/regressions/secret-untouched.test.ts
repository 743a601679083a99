import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, expectNoCanary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

/** An update of one field must neither clear nor rewrite the secret: a provider of another product once cleared it. */

let emulator: Emulator;
let provider: Provider;
let id: string;
let outs: Record<string, unknown>;
let inputs: Record<string, unknown>;

const checked = async (given: object): Promise<Record<string, unknown>> => {
  const { inputs: result, failures } = await provider.imsExternalAccount.check(
    {},
    { ...account, clientSecret: canary.secret, ...given },
  );
  expect(failures).toEqual([]);
  return result;
};
const stored = () => emulator.account(emulator.imsAccount)!;
const writes = () => emulator.journal().filter(({ write }) => write);
const calls = () => emulator.journal().map(({ method }) => method);

async function update(given: object): Promise<void> {
  emulator.clearJournal();
  const next = await checked(given);
  outs = (await provider.imsExternalAccount.update(id, outs, next)).outs;
  inputs = next;
}

beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  provider = await startProvider(connectionTo(emulator.url, "admin", canary.password));
  inputs = await checked({ label: "One", scopes: ["openid", "AdobeID"] });
  const created = await provider.imsExternalAccount.create(inputs);
  id = created.id;
  outs = created.outs;
});
afterEach(async () => {
  await provider.close();
  expect(emulator.sessions()).toBe(0);
  await emulator.close();
});

describe("the secret on the instance", () => {
  it("is what the program gave", () => {
    expect(emulator.decrypt(stored()["clientSecret"]!)).toBe(canary.secret);
  });

  it.each<[string, object]>([
    ["another field", { tenant: "other" }],
    ["several fields", { tenant: "other", clientId: "x", associationMask: "Campaign - other - (.*)" }],
    ["a switch", { enabled: false }],
    ["a field that is new", { productContext: "dma_campaign_classic" }],
    ["a field that is left out", { label: undefined }],
    ["what does not concern the instance", { onDelete: "keep" }],
    ["nothing", {}],
  ])("stays as it is when the program changes %s", async (_what, change) => {
    const ciphertext = stored()["clientSecret"];
    await update({ label: "One", scopes: ["openid", "AdobeID"], ...change });
    expect(stored()["clientSecret"]).toBe(ciphertext);
    expect(calls()).not.toContain("EncryptPassword");
    for (const { request } of writes()) expect(request).not.toContain("clientSecret");
    expect(await provider.imsExternalAccount.diff(id, outs, inputs)).toEqual({ changes: false });
  });

  it("stays as it is when somebody else's change is put right", async () => {
    const ciphertext = stored()["clientSecret"];
    emulator.edit({ set: { tenant: "changed by hand" } });
    await update({ label: "One", scopes: ["openid", "AdobeID"] });
    expect(stored()).toMatchObject({ tenant: "acme", clientSecret: ciphertext });
    expect(writes().map(({ detail }) => detail)).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
  });

  it("stays as it is when it is read", async () => {
    const ciphertext = stored()["clientSecret"];
    const { props } = await provider.imsExternalAccount.read(id, outs);
    expect(stored()["clientSecret"]).toBe(ciphertext);
    expect(props).toMatchObject({ clientSecret: canary.secret, clientSecretDigest: outs["clientSecretDigest"] });
  });

  it("is written once when the program changes it, and nothing else is", async () => {
    await update({ label: "One", scopes: ["openid", "AdobeID"], clientSecret: "canary-s3cr3t-2" });
    expect(emulator.decrypt(stored()["clientSecret"]!)).toBe("canary-s3cr3t-2");
    expect(writes().map(({ detail }) => detail)).toEqual(["extAccount Adobe_Marketing_Cloud: clientSecret"]);
  });

  it("is written again when somebody set another by hand", async () => {
    emulator.edit({ set: { clientSecret: "by hand" } });
    await update({ label: "One", scopes: ["openid", "AdobeID"] });
    expect(emulator.decrypt(stored()["clientSecret"]!)).toBe(canary.secret);
  });
});

describe("the secret and the password", () => {
  it("are in no line for the user, no journal, and no output but the one for the secret", async () => {
    await update({ tenant: "other", clientSecret: "canary-s3cr3t-2" });
    expectNoCanary(provider.lines);
    expectNoCanary(emulator.journal());
    const { clientSecret, ...others } = outs;
    expect(clientSecret).toBe("canary-s3cr3t-2");
    expectNoCanary(others);
  });
});
