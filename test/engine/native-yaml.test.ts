/** A program in YAML on the real engine: the whole life of an account, through the plugin that the npm package carries. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { operations, propertyDiff } from "../support/engine-output.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openYamlRoom, yamlAccount, yamlProgram } from "../support/engine-yaml.ts";
import { exampleFiles } from "../support/examples.ts";
import { adobeCampaign } from "../support/run-command.ts";

const account = (changes: Record<string, string> = {}) => `
  account:
    type: adobe-campaign:ImsExternalAccount
    properties:
${yamlAccount(changes)}`;

describe("an account", () => {
  let room: Room;
  beforeAll(async () => {
    room = await openYamlRoom(yamlProgram(account()), {
      project: "test",
      emulator: { packageInstalled: true },
    });
  });
  afterAll(() => room.close());

  test("is previewed without a request, created, and then unchanged", async () => {
    const { stack, instance } = room;
    expect(operations(ok(await stack.preview("--diff")).stdout)).toMatchObject({ account: "create" });
    expect(instance.calls()).toEqual([]);
    const up = ok(await stack.up());
    expect(instance.account()).toMatchObject({ tenant: "acme", active: "1" });
    expect(instance.secret()).toBe(room.clientSecret.value);
    // Beside its resource, and not in a heap at the end.
    expect(up.stdout).toMatch(/adobe-campaign:index:ImsExternalAccount \(account\):\s+adopted the account/);
    instance.calls();
    ok(await stack.preview("--expect-no-changes"));
    expect(instance.calls()).toEqual([]);
  });

  test("signs out whenever it signs in", () => {
    const methods = (JSON.parse(room.instance.journal) as { method: string }[]).map(({ method }) => method);
    const count = (name: string) => methods.filter((method) => method === name).length;
    expect(count("Logon")).toBeGreaterThan(0);
    expect(count("Logoff")).toBe(count("Logon"));
  });

  test("is drifted when somebody changes it: shown by field, exit code 7, repaired", async () => {
    const { stack, instance } = room;
    instance.emulator.edit({ set: { tenant: "hacked" } });
    const drift = await stack.preview("--refresh", "--run-program", "--expect-no-changes", "--diff");
    expect(drift.code, drift.text).toBe(7);
    expect(propertyDiff(drift.stdout)).toContain('~ tenant: "hacked" => "acme"');
    const report = await adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, "--format", "json");
    expect((JSON.parse(report.stdout) as { findings: object[] }).findings).toMatchObject([
      { field: "tenant", wanted: "acme", found: "hacked" },
    ]);
    instance.writes();
    ok(await stack.up("--refresh", "--run-program"));
    expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
  });

  test("is updated by what differs", async () => {
    const { stack, instance } = room;
    stack.write(yamlProgram(account({ tenant: "other", label: "Ours" })));
    const preview = ok(await stack.preview("--diff"));
    expect(propertyDiff(preview.stdout)).toEqual(
      expect.arrayContaining(['~ tenant: "acme" => "other"', '+ label: "Ours"']),
    );
    ok(await stack.up());
    expect(instance.writes()).toEqual([expect.stringMatching(/^extAccount Adobe_Marketing_Cloud: .*tenant/)]);
  });

  test("is refused with every problem beside its resource", async () => {
    const { stack } = room;
    stack.write(yamlProgram(account({ callbackServer: "http://dev.campaign.example.com" })));
    const preview = await stack.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.text).toContain("it must start with https://");
  });

  test("is imported by its name, and the program that Pulumi writes changes nothing", async () => {
    const { stack, instance } = room;
    stack.write(yamlProgram(" {}"));
    ok(
      await stack.run("state", "delete", "--yes", "--stack", stack.name, "--target-dependents", await urnOf("account")),
    );
    instance.calls();
    const type = "adobe-campaign:index:ImsExternalAccount";
    const imported = ok(
      await stack.run(
        "import",
        type,
        "account",
        "Adobe_Marketing_Cloud",
        "--protect=false",
        "--yes",
        "--stack",
        stack.name,
      ),
    );
    expect(imported.text).not.toContain("failed to validate");
    const program = /resources:\n([^]*)$/.exec(imported.stdout)![1]!;
    stack.write(yamlProgram(`\n${program}`));
    const preview = ok(await stack.preview("--expect-no-changes"));
    expect(preview.stdout).toContain("unchanged");
    expect(instance.writes()).toEqual([]);
  });

  test("is given back", async () => {
    const { stack, instance } = room;
    stack.write(yamlProgram(account({ tenant: "other", label: "Ours" })));
    ok(await stack.up());
    ok(await stack.run("destroy", "--yes", "--skip-preview", "--stack", stack.name));
    expect(instance.writes().length).toBeGreaterThan(0);
    expect(await stack.resources()).toEqual([]);
  });

  async function urnOf(name: string): Promise<string> {
    return (await room.stack.resources()).find(({ urn }) => urn.endsWith(`::${name}`))!.urn;
  }
});

test("two provider objects work on two instances, and keep their passwords encrypted", async () => {
  const two = `
  other:
    type: pulumi:providers:adobe-campaign
    properties:
      url: \${otherUrl}
      user: deployer
      password: \${otherPassword}
  here:
    type: adobe-campaign:IntegrationPackage
  there:
    type: adobe-campaign:IntegrationPackage
    options:
      provider: \${other}`;
  const config = "\n  otherUrl: { type: string }\n  otherPassword: { type: string, secret: true }";
  const rest = "\noutputs:\n  here: ${here.instanceName}\n  there: ${there.instanceName}\n";
  const room = await openYamlRoom(yamlProgram(two, { config, rest }), {
    project: "test",
    emulator: { packageInstalled: true },
  });
  const second = await room.start({ packageInstalled: true, instanceName: "second" });
  await room.stack.configure({ otherUrl: second.emulator.url }, { otherPassword: second.password.value });
  const up = ok(await room.stack.up());
  expect(up.stdout).toMatch(/here\s*: "emulator"/);
  expect(up.stdout).toMatch(/there\s*: "second"/);
  const provider = (await room.stack.resources()).find(({ urn }) => urn.endsWith("::other"))!;
  expect(JSON.stringify(provider.inputs?.["password"])).toContain("ciphertext");
  ok(await room.stack.run("destroy", "--yes", "--skip-preview", "--stack", room.stack.name));
  await room.close();
});

test("the example with the component and a function", async () => {
  const room = await openYamlRoom(exampleFiles("yaml"), { project: "yaml", secretKey: "imsClientSecret" });
  const { stack, instance } = room;
  ok(await stack.preview());
  instance.calls();
  const up = ok(await stack.up());
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
  ok(await stack.preview("--refresh", "--run-program", "--expect-no-changes"));
  ok(await stack.run("destroy", "--yes", "--skip-preview", "--stack", stack.name));
  await room.close();
});

test("the component with security groups, by name and with arguments", async () => {
  const component = (groups: string) => `
  ims:
    type: adobe-campaign:ImsIntegration
    properties:
${yamlAccount()}      packageName: emu:imsIntegration
      securityGroups: ${groups}`;
  const groups = '["delivery", { groupName: reviewers, label: Reviewers, rights: ["WORKFLOW", "${right}"] }]';
  const config = "\n  right: { type: string, default: export }";
  const room = await openYamlRoom(yamlProgram(component(groups), { config }), {
    project: "test",
    emulator: { packageInstalled: true },
  });
  const { stack, instance } = room;
  ok(await stack.preview());
  ok(await stack.up());
  expect(instance.emulator.group("reviewers")).toMatchObject({ attributes: { label: "Reviewers" } });
  expect([...instance.emulator.group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
  const made = (await stack.resources()).filter(({ type }) => type === "adobe-campaign:index:SecurityGroup");
  expect(made.map(({ urn }) => urn.split("::").at(-1)).sort()).toEqual(["ims-group-delivery", "ims-group-reviewers"]);
  ok(await stack.preview("--refresh", "--run-program", "--expect-no-changes"));
  ok(await stack.run("destroy", "--yes", "--skip-preview", "--stack", stack.name));
  expect(instance.emulator.group("reviewers")).toBeUndefined();
  await room.close();
});
