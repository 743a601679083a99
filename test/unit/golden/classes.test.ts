import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ImsExternalAccount, ImsIntegration, IntegrationPackage } from "../../../provider";
import { frozen } from "../../support/host.ts";
import { mockEngine, valueOf } from "./mocks.ts";

const args = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: "kanarienvogel",
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
};

const instance = ["instanceName", "databaseId", "release", "build", "minimumConsoleBuild", "advisedConsoleBuild"];
const outputs = {
  account: [
    ...["imsServer", "clientId", "clientSecret", "callbackServer", "organizationId", "associationMask", "tenant"],
    ...["scopes", "experienceCloudServer", "productContext", "label", "enabled", "accountName", "accountType"],
    ...["accountId", "lastModified", "modifiedBy", "writtenAt", "restartRequired", "clientSecretDigest"],
    ...["secretDriftSign", "found", "warnings", ...instance],
  ],
  package: ["packageName", "packageLabel", "alreadyInstalled", ...instance],
};

/** What a class sends beside its arguments. */
const sent = (
  kind: keyof typeof frozen,
  name: string,
  { parent = "", secrets }: { parent?: string; secrets?: string[] } = {},
) => ({
  __resource: { urn: `${parent}${frozen[kind].type}::${name}`, ...(secrets ? { secrets } : {}) },
  __provider: frozen[kind].provider,
});
const parent = "adobe-campaign:index:ImsIntegration$";

/** How Pulumi's SDK sends a secret. */
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

function expectOutputs(resource: object, names: string[]): void {
  const values = resource as Record<string, unknown>;
  expect(names.filter((name) => !pulumi.Output.isInstance(values[name]))).toEqual([]);
}

describe.for([
  ["up", false],
  ["preview", true],
] as const)("in %s", ([, preview]) => {
  it("an account registers its frozen type and text, and every output is one", async () => {
    const engine = await mockEngine({}, preview);
    const account = new ImsExternalAccount("ims", args);
    const inputs = { ...args, clientSecret: secret(args.clientSecret), ...sent("account", "ims") };
    expect(await engine.registered()).toEqual({ ims: { type: frozen.account.type, name: "ims", inputs } });
    expectOutputs(account, outputs.account);
  });

  it("a package does too", async () => {
    const engine = await mockEngine({}, preview);
    const installed = new IntegrationPackage("ims");
    const inputs = sent("package", "ims");
    expect(await engine.registered()).toEqual({ ims: { type: frozen.package.type, name: "ims", inputs } });
    expectOutputs(installed, outputs.package);
  });

  it("an argument may be known later", async () => {
    const engine = await mockEngine({}, preview);
    const later = pulumi.output(Promise.resolve("acme"));
    const account = new ImsExternalAccount("ims", { ...args, tenant: later, clientSecret: pulumi.secret(later) });
    await engine.registered();
    expect(await valueOf(account.tenant)).toBe("acme");
    expect(await pulumi.isSecret(account.clientSecret)).toBe(true);
  });

  it("the component has two children, the account after the package", async () => {
    const engine = await mockEngine({}, preview);
    const ims = new ImsIntegration("ims", { ...args, packageName: "nms:ims", instance: "exec1", mode: "verify" });
    const registered = await engine.registered();
    expect(Object.keys(registered).sort()).toEqual(["ims", "ims-account", "ims-package"]);
    expect(registered["ims"]).toMatchObject({ type: "adobe-campaign:index:ImsIntegration", inputs: {} });
    const shared = { instance: "exec1", mode: "verify" };
    expect(registered["ims-package"]).toEqual({
      type: frozen.package.type,
      name: "ims-package",
      inputs: { ...shared, packageName: "nms:ims", ...sent("package", "ims-package", { parent }) },
    });
    const { clientSecret, ...plain } = args;
    expect(registered["ims-account"]).toEqual({
      type: frozen.account.type,
      name: "ims-account",
      inputs: {
        ...shared,
        ...plain,
        clientSecret: secret(clientSecret),
        ...sent("account", "ims-account", { parent }),
      },
    });
    const urn = await valueOf(ims.urn);
    for (const child of ["ims-package", "ims-account"]) expect(engine.request(child).getParent()).toBe(urn);
    expect(engine.request("ims-account").getDependenciesList()).toEqual([await valueOf(ims.package.urn)]);
  });
});

describe("secrets", () => {
  it("are the client secret, also when it is given plain, and what the account held before", async () => {
    const engine = await mockEngine();
    const account = new ImsExternalAccount("ims", args, { additionalSecretOutputs: ["tenant"] });
    await engine.registered();
    expect(await pulumi.isSecret(account.clientSecret)).toBe(true);
    expect(await pulumi.isSecret(account.clientId)).toBe(false);
    expect(engine.request("ims").getAdditionalsecretoutputsList().sort()).toEqual(["clientSecret", "found", "tenant"]);
  });

  it("are named to the provider, wherever in an argument they are, since its host does not say so", async () => {
    const engine = await mockEngine();
    const derived = pulumi.secret("ten").apply((tenant) => `${tenant}ant`);
    const nested = pulumi.output({ organizationId: pulumi.secret("until May") });
    new ImsExternalAccount("ims", { ...args, tenant: derived, promotionExceptions: nested, scopes: undefined });
    const { ims } = await engine.registered();
    expect(ims!.inputs).toMatchObject(sent("account", "ims", { secrets: ["promotionExceptions", "tenant"] }));
  });

  it("are not in what a promotion exports", async () => {
    const engine = await mockEngine({
      instanceName: "acme_dev",
      databaseId: "u1",
      release: "7.4.1",
      build: "9383",
      enabled: true,
    });
    const ims = new ImsIntegration("ims", { ...args, scopes: ["openid"] });
    await engine.registered();
    const promotion = await valueOf(ims.promotion);
    expect(promotion).toEqual({
      schemaVersion: 2,
      applied: true,
      project: "acme",
      stack: "dev",
      instance: { name: "acme_dev", databaseId: "u1", release: "7.4.1", build: "9383" },
      mode: "manage",
      drifted: [],
      fields: expect.objectContaining({
        tenant: { rule: "free", value: "acme" },
        scopes: { rule: "same", value: ["openid"] },
        enabled: { rule: "free", value: true },
      }) as unknown,
      exceptions: {},
      earlier: [],
    });
    expect(JSON.stringify(promotion)).not.toContain(args.clientSecret);
    expect(await pulumi.isSecret(ims.promotion)).toBe(false);
  });
});

describe("a promotion's drift", () => {
  it.each([
    [
      "another order of scopes and another case of a host",
      { scopes: ["b", "a"], callbackServer: "https://DEV.example.com" },
      [],
    ],
    ["another value", { tenant: "other", scopes: ["b"] }, ["tenant", "scopes"]],
  ])("is judged by what values mean: %s", async (_what, remembered, drifted) => {
    const engine = await mockEngine({
      ...remembered,
      instanceName: "i",
      databaseId: "d",
      release: "7.4.1",
      build: "1",
    });
    const given = { ...args, tenant: "acme", scopes: ["a", "b"], callbackServer: "https://dev.example.com" };
    const ims = new ImsIntegration("ims", given);
    await engine.registered();
    expect((await valueOf(ims.promotion)).drifted).toEqual(drifted);
  });
});

describe("a promotion", () => {
  const given = { stack: "dev", schemaVersion: 2 };
  const stackReference = (value: unknown) => pulumi.output(Promise.resolve(value));

  it("goes to both children, so that the package is not installed in vain", async () => {
    const engine = await mockEngine();
    const exceptions = { scopes: "not yet" };
    new ImsIntegration("ims", {
      ...args,
      promotedFrom: stackReference(given),
      promotionExceptions: exceptions,
    });
    const { "ims-package": installed, "ims-account": account } = await engine.registered();
    const passed = { promotedFrom: { ...given, into: "dev" }, promotionExceptions: exceptions };
    expect(account!.inputs).toMatchObject(passed);
    const { imsServer, callbackServer, organizationId } = args;
    expect(installed!.inputs).toEqual({
      ...passed,
      promotedFields: { imsServer, callbackServer, organizationId },
      ...sent("package", "ims-package", { parent }),
    });
  });

  it("that is not there is said to be missing: without a value there would be no argument", async () => {
    const engine = await mockEngine();
    new ImsIntegration("ims", { ...args, promotedFrom: stackReference(undefined) });
    const registered = await engine.registered();
    for (const child of ["ims-package", "ims-account"])
      expect(registered[child]!.inputs["promotedFrom"]).toEqual({ schemaVersion: 2, applied: false, into: "dev" });
  });

  it("that is known later only stays so", async () => {
    const engine = await mockEngine({}, true);
    const later = pulumi.output(pulumi.unknown as unknown);
    const ims = new ImsIntegration("ims", { ...args, promotedFrom: later });
    const registered = await engine.registered();
    expect(registered["ims-account"]!.inputs["promotedFrom"]).toEqual(pulumi.unknown);
    expect(await (ims.promotion as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
  });
});

describe(".get()", () => {
  it.for([
    ["account", ImsExternalAccount, "Adobe_Marketing_Cloud"],
    ["package", IntegrationPackage, "nms:campaign"],
  ] as const)("reads by the id, with nothing but where: %s", async ([kind, resource, id]) => {
    const engine = await mockEngine();
    const found = resource.get("found", id, { instance: "exec1" });
    const { type } = frozen[kind];
    const inputs = { instance: "exec1", ...sent(kind, "found") };
    expect(await engine.registered()).toEqual({ found: { type, name: "found", id, inputs } });
    expect(await valueOf(found.id)).toBe(id);
  });
});

describe("isInstance", () => {
  it("refuses groups of which it cannot know which there are, and says what may be an output", async () => {
    const engine = await mockEngine();
    const later = pulumi.output("reviewers") as unknown as string;
    for (const securityGroups of [[{ groupName: later }], [later], pulumi.output(["reviewers"]) as never])
      expect(() => new ImsIntegration("ims", { ...args, securityGroups })).toThrow(
        "securityGroups must be a list, and each groupName a text, that the program itself knows",
      );
    const ims = new ImsIntegration("ims", {
      ...args,
      securityGroups: [{ groupName: "a", label: pulumi.output("A") }, "b"],
    });
    expect(ims.groups).toHaveLength(2);
    // What is still being registered would reach the engine of the next test.
    await engine.registered();
  });

  it("tells the classes apart, also from another copy of this package", async () => {
    await mockEngine();
    const account = new ImsExternalAccount("account", args);
    const installed = new IntegrationPackage("package");
    const component = new ImsIntegration("ims", args);
    const things = [account, installed, component, undefined, null, {}, "x"];
    const classes = [ImsExternalAccount, IntegrationPackage, ImsIntegration];
    const told = classes.map((each) => things.map((thing) => each.isInstance(thing)));
    const only = (index: number) => things.map((_, each) => each === index);
    expect(told).toEqual([only(0), only(1), only(2)]);

    class Copy extends pulumi.CustomResource {
      static readonly __pulumiType = frozen.account.type;
      constructor() {
        super(frozen.account.type, "copy", args);
      }
    }
    expect(ImsExternalAccount.isInstance(new Copy())).toBe(true);
    await pulumi.runtime.disconnect();
  });
});
