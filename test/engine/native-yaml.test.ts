/** A program in YAML on the real engine: the whole life of an account, through the plugin that the npm package carries. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Instance } from "../support/engine-instance.ts";
import { operations, propertyDiff } from "../support/engine-output.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openYamlRoom, yamlAccount, yamlProgram } from "../support/engine-yaml.ts";
import { exampleFiles } from "../support/examples.ts";
import { adobeCampaign } from "../support/run-command.ts";

const account = (changes: Record<string, string> = {}) => `
  account:
    type: adobe-campaign:ImsExternalAccount
    properties:
${yamlAccount(changes)}`;

const provider = (name: string) => `
  ${name}:
    type: pulumi:providers:adobe-campaign
    properties:
      url: \${${name}Url}
      user: deployer
      password: \${${name}Password}`;

const groups = '["delivery", { groupName: reviewers, label: Reviewers, rights: ["WORKFLOW", "${right}"] }]';

/** Beside the account, on two more instances: a package, and the component with groups. */
const rest = `
  here:
    type: adobe-campaign:IntegrationPackage
  there:
    type: adobe-campaign:IntegrationPackage
    options:
      provider: \${second}
  ims:
    type: adobe-campaign:ImsIntegration
    properties:
${yamlAccount()}      packageName: emu:imsIntegration
      securityGroups: ${groups}
    options:
      provider: \${third}${provider("second")}${provider("third")}`;

const program = (changes?: Record<string, string>) => {
  const more = ["second", "third"].map(
    (name) => `\n  ${name}Url: { type: string }\n  ${name}Password: { type: string, secret: true }`,
  );
  return yamlProgram(account(changes) + rest, {
    config: `\n  right: { type: string, default: export }${more.join("")}`,
    rest: "\noutputs:\n  here: ${here.instanceName}\n  there: ${there.instanceName}\n",
  });
};

describe("an account, and what is beside it on instances of their own", () => {
  let room: Room;
  let second: Instance;
  let third: Instance;
  beforeAll(async () => {
    room = await openYamlRoom(program(), { project: "test", emulator: { packageInstalled: true } });
    second = await room.start({ packageInstalled: true, instanceName: "second" });
    third = await room.start({ packageInstalled: true, instanceName: "third" });
    await room.stack.configure(
      { secondUrl: second.emulator.url, thirdUrl: third.emulator.url },
      { secondPassword: second.password.value, thirdPassword: third.password.value },
    );
  });
  afterAll(() => room.close());

  describe("the first up", () => {
    let shown: string;
    beforeAll(async () => void (shown = ok(await room.stack.preview()).stdout));

    test("is previewed without a request", () => {
      expect(operations(shown)).toMatchObject({ account: "create", "ims-group-reviewers": "create" });
      for (const instance of [room.instance, second, third]) expect(instance.calls()).toEqual([]);
    });

    test("creates the account, and says so beside it", async () => {
      shown = ok(await room.stack.up()).stdout;
      expect(room.instance.account()).toMatchObject({ tenant: "acme", active: "1" });
      expect(room.instance.secret()).toBe(room.clientSecret.value);
      // Beside its resource, and not in a heap at the end.
      expect(shown).toMatch(/adobe-campaign:index:ImsExternalAccount \(account\):\s+adopted the account/);
    });

    test("works on the instance of each provider object, whose password is encrypted", async () => {
      expect(shown).toMatch(/here\s*: "emulator"/);
      expect(shown).toMatch(/there\s*: "second"/);
      const providers = await room.stack.resources("pulumi:providers:adobe-campaign");
      for (const name of ["second", "third"]) {
        const provider = providers.find(({ urn }) => urn.endsWith(`::${name}`))!;
        expect(JSON.stringify(provider.inputs?.["password"])).toContain("ciphertext");
      }
    });

    test("creates the groups of the component, by name and with arguments", async () => {
      expect(third.emulator.group("reviewers")).toMatchObject({ attributes: { label: "Reviewers" } });
      expect([...third.emulator.group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
      const made = await room.stack.resources("adobe-campaign:index:SecurityGroup");
      expect(made.map(({ urn }) => urn.split("::").at(-1)).sort()).toEqual([
        "ims-group-delivery",
        "ims-group-reviewers",
      ]);
    });
  });

  test("is drifted when somebody changes it", async () => {
    const { stack, instance } = room;
    instance.emulator.edit({ set: { imsRightsMask: "hacked" } });
    const report = await adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, "--format", "json");
    expect(report.code, report.text).toBe(7);
    expect((JSON.parse(report.stdout) as { findings: object[] }).findings).toMatchObject([
      { field: "associationMask", wanted: "Campaign - acme - (.*)", found: "hacked" },
    ]);
  });

  test("is repaired, and updated by what differs", async () => {
    const { stack, instance } = room;
    for (const each of [instance, second, third]) each.calls();
    stack.write(program({ tenant: "other", label: "Ours" }));
    const up = ok(await stack.up("--refresh", "--run-program", "--diff"));
    expect(propertyDiff(up.stdout)).toEqual([
      '~ associationMask: "Campaign - acme - (.*)" => "hacked"',
      expect.stringMatching(/^~ lastModified: "20.*" => "20.*"$/),
      '~ modifiedBy: "deployer" => "j.doe"',
      '~ associationMask: "hacked" => "Campaign - acme - (.*)"',
      '+ label: "Ours"',
      '~ tenant: "acme" => "other"',
      expect.stringMatching(/^~ lastModified: "20.*" => "20.*"$/),
      '~ modifiedBy: "j.doe" => "deployer"',
      expect.stringMatching(/^~ writtenAt: "20.*" => "20.*"$/),
    ]);
    expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: imsRightsMask, tenant, label"]);
    for (const each of [second, third]) expect(each.writes()).toEqual([]);
  });

  test("is then unchanged, as all the rest", async () => {
    ok(await room.stack.preview("--refresh", "--run-program", "--expect-no-changes"));
  });

  test("signs out whenever it signs in", () => {
    const methods = (JSON.parse(room.instance.journal) as { method: string }[]).map(({ method }) => method);
    const count = (name: string) => methods.filter((method) => method === name).length;
    expect(count("Logon")).toBeGreaterThan(0);
    expect(count("Logoff")).toBe(count("Logon"));
  });

  test("is given back, and the groups too", async () => {
    const { stack, instance } = room;
    ok(await stack.destroy());
    expect(instance.account()).toMatchObject({ tenant: "", active: "0" });
    expect(third.emulator.group("reviewers")).toBeUndefined();
    expect(await stack.resources()).toEqual([]);
  });

  test("is imported by its name, and the program that Pulumi writes changes nothing", async () => {
    const { stack, instance } = room;
    instance.emulator.edit({ set: { ...accountAttributes, clientSecret: room.clientSecret.value } });
    instance.calls();
    const what = ["adobe-campaign:index:ImsExternalAccount", "account", "Adobe_Marketing_Cloud"];
    const imported = ok(await stack.run("import", ...what, "--protect=false", "--yes", "--stack", stack.name));
    expect(imported.text).not.toContain("failed to validate");
    stack.write(yamlProgram(`\n${/resources:\n([^]*)$/.exec(imported.stdout)![1]!}`));
    const preview = ok(await stack.preview("--expect-no-changes"));
    expect(preview.stdout).toContain("unchanged");
    expect(instance.writes()).toEqual([]);
  });
});

test("the example with the component and a function", async () => {
  const room = await openYamlRoom(exampleFiles("yaml"), { project: "yaml", secretKey: "imsClientSecret" });
  const { stack, instance } = room;
  // With its preview.
  const up = ok(await stack.run("up", "--yes", "--stack", stack.name));
  expect(up.stdout).toMatch(/release\s*: "7\.4\.1"/);
  expect(instance.account()).toMatchObject({ tenant: "acme" });
  const types = (await stack.resources()).map(({ type }) => type);
  expect(types).toEqual(
    expect.arrayContaining([
      "adobe-campaign:index:ImsIntegration",
      "adobe-campaign:index:IntegrationPackage",
      "adobe-campaign:index:ImsExternalAccount",
    ]),
  );
  expect(types.filter((type) => type === "pulumi:providers:adobe-campaign")).toHaveLength(1);
  const promotion = JSON.parse(
    ok(await stack.run("stack", "output", "promotion", "--json", "--stack", stack.name)).stdout,
  ) as object;
  expect(promotion).toMatchObject({ schemaVersion: 2, applied: true, stack: stack.name, project: "yaml" });
  await room.close();
});
