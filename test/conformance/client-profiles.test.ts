import { afterEach, describe, expect, it } from "vitest";

import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, expectNoCanary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

/** Instances of other kinds: what is found on them, and what is refused with what was seen. */

let emulator: Emulator;
let provider: Provider;
afterEach(async () => {
  await provider.close();
  await emulator.close();
});

async function start(options: EmulatorOptions, config: Record<string, string> = {}): Promise<void> {
  emulator = await startEmulator({ password: canary.password, ...options });
  provider = await startProvider({ ...connectionTo(emulator.url, "admin", canary.password), ...config });
}

const up = async (kind: "imsExternalAccount" | "integrationPackage", args: object) => {
  const { inputs, failures } = await provider[kind].check({}, args);
  expect(failures).toEqual([]);
  return provider[kind].create(inputs);
};
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error("it succeeded"),
    (failure: Error) => failure,
  );
  expectNoCanary(error);
  return error.message;
};
const writes = () => emulator.journal().filter(({ write }) => write);

describe("an instance in French", () => {
  it("adopts the installed package, whose label keeps the product's name", async () => {
    await start({ profile: "v7-french", packageInstalled: true });
    const { id, outs } = await up("integrationPackage", {});
    expect(id).toBe(emulator.imsPackage);
    expect(outs).toMatchObject({ alreadyInstalled: true, packageLabel: "Intégration à Adobe Experience Cloud" });
    expect(writes()).toEqual([]);
  });

  it("installs nothing on the strength of a translated label, and shows what it saw", async () => {
    await start({ profile: "v7-french" });
    const message = await refusal(up("integrationPackage", {}));
    expect(message).toMatch(/^ACC4101: .*Intégration à Adobe Experience Cloud.*packageName/s);
    expect(writes()).toEqual([]);
    expect((await up("integrationPackage", { packageName: emulator.imsPackage })).id).toBe(emulator.imsPackage);
  });

  it("creates the missing account with the type that the schema tells by its internal name", async () => {
    await start({ profile: "v7-french", packageInstalled: true });
    emulator.removeAccount(emulator.imsAccount);
    const { outs } = await up("imsExternalAccount", account);
    expect(outs).toMatchObject({ accountName: "Adobe_Marketing_Cloud", accountType: 42 });
  });
});

describe("an old build", () => {
  it("installs the package without a job", async () => {
    await start({ profile: "v7-old" });
    await up("integrationPackage", {});
    expect(emulator.packages()).toContain(emulator.imsPackage);
    expect(emulator.journal().map(({ method }) => method)).toContain("InstallVendorPackages");
  });

  it("names the field that it lacks, and the way out", async () => {
    await start({ profile: "v7-old", packageInstalled: true });
    const message = await refusal(up("imsExternalAccount", { ...account, productContext: "dma_campaign_classic" }));
    expect(message).toMatch(/^ACC4003: .*@productContext \(argument productContext\).*20\.3.*Omit the argument/s);
    expect(writes()).toEqual([]);
  });

  it("that cannot encrypt is not given a secret", async () => {
    await start({ profile: "v7-old", packageInstalled: true });
    expect(await refusal(up("imsExternalAccount", account))).toMatch(/^ACC4012: /);
    expect(writes()).toEqual([]);
  });
});

describe("a hosted instance of v8", () => {
  const token = "canary-s3cr3t-token";
  const tokens = [{ token, operator: "pulumi", rights: ["admin"] }];
  const signIn = { "adobe-campaign:token": token };

  it("is not managed, and the way out is said", async () => {
    await start({ profile: "v8", tokens }, signIn);
    const message = await refusal(up("imsExternalAccount", account));
    expect(message).toMatch(/^ACC4008: .*8\.6\.1.*mode: "verify".*allowManagedInstance/s);
    expect(await refusal(up("integrationPackage", {}))).toMatch(/^ACC4008: /);
    expect(writes()).toEqual([]);
  });

  it("is verified without a write: each difference is named", async () => {
    await start({ profile: "v8", tokens }, signIn);
    const { clientSecret, ...fields } = account;
    void clientSecret;
    const message = await refusal(up("imsExternalAccount", { ...fields, mode: "verify" }));
    expect(message).toMatch(/^ACC4009: .*Adobe_Experience_Cloud.*tenant is "managed" instead of "acme"/s);
    expect((await up("integrationPackage", { mode: "verify" })).id).toBe(emulator.imsPackage);
    expect(writes()).toEqual([]);
  });

  it("is managed when Adobe has agreed", async () => {
    await start({ profile: "v8", tokens }, signIn);
    const { id } = await up("imsExternalAccount", { ...account, allowManagedInstance: true });
    expect(emulator.account(id)).toMatchObject({ tenant: "acme", active: "1" });
  });
});

describe("an instance whose type has another name", () => {
  it("is understood by the console's form, which shows the association mask for one type only", async () => {
    await start({ packageInstalled: true });
    emulator.removeAccount(emulator.imsAccount);
    const { openInstance } = await import("../../provider/composition/open-instance.js");
    const { connectionSettings } = await import("../../provider/config/connection.js");
    const { discoverType } = await import("../../provider/resources/ims-external-account/discover-type.js");
    const config = connectionTo(emulator.url, "admin", canary.password);
    const instance = openInstance(connectionSettings({ get: (key) => config[key] }));
    expect(await instance.accounts.typesShowing("imsRightsMask")).toEqual(["42"]);
    const unnamed = (await instance.accounts.types()).map((type) => ({ ...type, name: `t${type.value}`, label: "?" }));
    instance.accounts.types = () => Promise.resolve(unnamed);
    expect(await discoverType(instance)).toBe("42");
    instance.accounts.typesShowing = () => Promise.resolve([]);
    await expect(discoverType(instance)).rejects.toThrow(/^ACC4004: .*42 t42 \(\?\)/s);
    await instance.close();
  });
});
