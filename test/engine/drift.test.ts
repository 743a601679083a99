/** `adobe-campaign drift`: what its users see, on the real engine. */
import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DriftReport } from "../../provider/drift/report-schema.ts";
import { findCanaries } from "../support/canaries.ts";
import { expectJson, expectJUnit, expectMarkdown, expectSarif } from "../support/drift-formats.ts";
import { accountArgs, twoResources } from "../support/engine-programs.ts";
import type { Instance } from "../support/engine-instance.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";
import type { Snapshot } from "../../provider/emulator/index.ts";

const args = { label: "SSO", scopes: ["openid", "AdobeID"] };

/** The package and the account on the instance without a name; an account on each of three others, and a package on one. */
const programWith = (waiting: object) => `${twoResources(args)}
const args = ${JSON.stringify({ ...accountArgs, ...args })};
const clientSecret = config.requireSecret("clientSecret");
new ImsExternalAccount("copied", { ...args, clientSecret, instance: "copied" });
new ImsExternalAccount("emptied", { ...args, clientSecret, instance: "emptied" });
new IntegrationPackage("emptied-package", { instance: "emptied" });
new ImsExternalAccount("waiting", { ...args, clientSecret, instance: "waiting", ...${JSON.stringify(waiting)} });`;
const program = programWith({});

describe("drift", () => {
  let room: Room;
  let stack: Stack;
  let copied: Instance;
  let emptied: Instance;
  let waiting: Instance;
  const applied: [Instance, Snapshot][] = [];

  beforeAll(async () => {
    room = await Room.open({ "index.js": program }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    copied = await room.startAs("copied", { packageInstalled: true });
    emptied = await room.startAs("emptied", { packageInstalled: true });
    waiting = await room.startAs("waiting", { packageInstalled: true });
    ok(await stack.up());
    for (const instance of [room.instance, copied, emptied, waiting])
      applied.push([instance, instance.emulator.snapshot()]);
  });
  afterAll(() => room.close());
  beforeEach(() => {
    for (const [instance, snapshot] of applied) {
      instance.emulator.restore(snapshot);
      instance.calls();
    }
  });

  const progress = "Looking at the instances of stack test with Pulumi …\n";

  /** Nobody ever sees a secret, and nothing is ever written. */
  async function drift(...args: string[]): Promise<Ran> {
    const ran = await adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, ...args);
    expect(findCanaries([room.clientSecret, room.instance.password], ran.text)).toEqual([]);
    return ran;
  }
  /** What is found of a resource. */
  const findingsOf = ({ findings }: DriftReport, name: string) => findings.filter(({ resource }) => resource === name);
  const found = (report: DriftReport, name: string) =>
    findingsOf(report, name).map(({ severity, kind, field }) => [
      severity,
      kind,
      ...(field === undefined ? [] : [field]),
    ]);

  /** Without the configuration file where Pulumi expects it; nothing may be left there. */
  async function withFileElsewhere(work: (elsewhere: string) => Promise<void>): Promise<void> {
    const own = join(stack.project, `Pulumi.${stack.name}.yaml`);
    const elsewhere = join(stack.folder, "elsewhere.yaml");
    renameSync(own, elsewhere);
    const names = readdirSync(stack.project).sort();
    try {
      await work(elsewhere);
      expect(readdirSync(stack.project).sort()).toEqual(names);
    } finally {
      renameSync(elsewhere, own);
    }
  }

  test("nothing differs, in whatever spelling, and with another configuration file: exit code 0, two requests at most beside the logon", async () => {
    room.instance.emulator.edit({
      set: { callbackServer: "https://DEV.campaign.example.com/", userScope: "AdobeID, openid", active: "true" },
    });
    await withFileElsewhere(async (elsewhere) => {
      const ran = ok(await drift("--config-file", elsewhere));
      expect(ran.stdout).toBe("✔ Stack test: in sync (6 resources looked at)\nNext: nothing to do.\n");
      expect(ran.stderr).toBe(progress);
    });
    const calls = room.instance.calls().map((call) => call.split(" ")[0]!);
    expect(calls.filter((call) => call === "Logon")).toHaveLength(1);
    expect(calls.filter((call) => !["Logon", "Logoff"].includes(call)).length).toBeLessThanOrEqual(2);
  });

  test("another configuration file, as Pulumi takes it", async () => {
    await withFileElsewhere(async (elsewhere) => {
      const doctor = ["doctor", "--stack", stack.name, "--config-file", elsewhere, "--json"];
      const { checks } = JSON.parse((await adobeCampaign(stack.project, stack.env, ...doctor)).stdout) as {
        checks: { check: string; status: string }[];
      };
      expect(checks.find(({ check }) => check === "sign-in")).toMatchObject({ status: "ok" });
      await adobeCampaign(stack.project, stack.env, "doctor", "--stack", stack.name);
    });
    const missing = await drift("--config-file", "none.yaml");
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("There is no file none.yaml.")]);
  });

  describe("what differs on several instances", () => {
    const clientSecret = () => room.canary("secret set by hand").value;
    const label = "SSO | <b>\n`new`";
    const callbackServer = "https://prod.campaign.example.com";
    let lastModified: string;
    let operators: string[];
    let written: string[];
    let ran: Ran;
    let json: DriftReport;
    const read = (name: string) => readFileSync(join(stack.project, name), "utf8");

    beforeAll(async () => {
      room.instance.emulator.edit({
        set: { clientSecret: clientSecret(), label, callbackServer, tenant: "other", active: "0" },
      });
      lastModified = room.instance.account()!["lastModified"]!;
      copied.emulator.addAccount({ name: "Copy", label: "Copy" });
      emptied.emulator.removeAccount(emptied.emulator.imsAccount);
      emptied.emulator.removePackage(emptied.emulator.imsPackage);
      const rotated = room.canary("rotated password");
      waiting.emulator.addOperator({ name: "rotated", password: rotated.value, rights: ["admin"] });
      const path = "adobe-campaign:instances.waiting";
      const settings = ["--plaintext", `${path}.user=rotated`, "--secret", `${path}.password=${rotated.value}`];
      ok(await stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings));
      stack.write({ "index.js": programWith({ tenant: "acme2" }) });
      for (const [instance] of applied) instance.calls();
      ran = await drift("--out", "d.json", "--out", "d.sarif", "--out", "d.xml", "--out", "d.md");
      operators = waiting.emulator.journal().map(({ operator }) => operator);
      written = applied.flatMap(([instance]) => instance.writes());
      stack.write({ "index.js": program });
      ok(await stack.run("config", "rm", "--path", path, "--stack", stack.name));
      json = expectJson(read("d.json")) as DriftReport;
    });

    test("exit code 7, and nothing is written", () => {
      expect(ran.code, ran.text).toBe(7);
      expect(written).toEqual([]);
      expect(json).toMatchObject({ status: "drift", stack: "test", project: "engine-test", errors: [] });
      expect(json.counts).toEqual({ critical: 6, warning: 2, info: 1 });
    });

    test("somebody worked at the console: each field ranked, with who, when and what it means", () => {
      expect(found(json, "account")).toEqual([
        ["critical", "changed", "callbackServer"],
        ["critical", "changed", "enabled"],
        ["critical", "changed", "clientSecret"],
        ["warning", "changed", "tenant"],
        ["info", "changed", "label"],
      ]);
      const findings = findingsOf(json, "account");
      for (const finding of findings)
        expect(finding).toMatchObject({ instance: "emulator", by: "j.doe", at: lastModified });
      expect(findings[0]).toMatchObject({
        wanted: "https://dev.campaign.example.com",
        found: callbackServer,
        meaning:
          "people are sent to another host after signing in, as when the callback of another environment was copied",
      });
      expect(findings[1]).toMatchObject({
        wanted: true,
        found: false,
        meaning: expect.stringContaining("disabled") as string,
      });
      expect(findings[2]).toMatchObject({ wanted: "[secret]", found: "[changed by hand]" });
      expect(findings[4]).toMatchObject({ found: label });
    });

    test("in every format", () => {
      const rules = expectSarif(read("d.sarif")).results.map(({ ruleId, level }) => `${level} ${ruleId}`);
      const fields = ["error callbackServer", "error enabled", "error clientSecret", "warning tenant", "note label"];
      expect(rules.filter((rule) => fields.includes(rule))).toEqual([
        ...fields.slice(0, 4),
        "warning tenant",
        "note label",
      ]);
      expect(rules).toHaveLength(9);
      expect(expectJUnit(read("d.xml")).filter(({ outcome }) => outcome === "failure")).toHaveLength(9);
      expect(expectMarkdown(read("d.md"))).toHaveLength(2 + 9);
      expect(ran.stdout).toContain('CRITICAL  emulator › account › callbackServer ("Callback server")\n');
      expect(ran.stdout).toContain(`  account last changed by j.doe, ${lastModified}\n`);
    });

    test("a second account of the type, which is not managed", () => {
      expect(found(json, "copied")).toEqual([["critical", "secondAccount"]]);
      expect(findingsOf(json, "copied")[0]!.detail).toContain('"Copy" (Copy, id ');
    });

    test("the package and the account are gone", () => {
      for (const name of ["emptied", "emptied-package"]) expect(found(json, name)).toEqual([["critical", "gone"]]);
    });

    test("the program is run with today's configuration, and what it has not applied is reported", () => {
      expect(found(json, "waiting")).toEqual([["warning", "notApplied", "tenant"]]);
      expect(findingsOf(json, "waiting")[0]).toMatchObject({ wanted: "acme2", found: "acme" });
      expect(operators).toContain("rotated");
    });
  });

  test("another instance answers, as after a copy of its database", async () => {
    const other = await room.start({ instanceName: "prod", packageInstalled: true });
    const { env } = stack;
    stack.env = { ...env, ...other.environment };
    const ran = await drift("--json");
    stack.env = env;
    expect(ran.code, ran.text).toBe(7);
    const json = expectJson(ran.stdout) as DriftReport;
    expect(json.complete).toBe(false);
    expect(found(json, "package")).toEqual([["critical", "otherInstance"]]);
    expect(json.findings).toHaveLength(1);
    expect(json.findings[0]!.detail).toMatch(/^ACC4001: .*"prod"/s);
    // The account comes after the package, and is not asked for any more.
    const { resources } = json;
    expect(resources.filter(({ status }) => status === "drift").map(({ name }) => name)).toEqual(["package"]);
    expect(resources.map(({ name }) => name)).not.toContain("account");
  });

  test("what cannot be looked at is an error, in one clear line, and reported all the same", async () => {
    await room.instance.emulator.stopListening();
    // Nor is the configuration there, for which Pulumi would leave a file behind.
    await withFileElsewhere(async () => {
      const down = await drift("--format", "sarif", "--out", join(stack.folder, "down.sarif"));
      expect(down.code, down.text).toBe(1);
      expect(down.stderr).toMatch(/^Looking at .*\nerror: ACC2001: Nothing answers .*\n$/s);
      expect(down.stdout).toBe("");
    });
    await room.instance.emulator.listenAgain();
    const sarif = readFileSync(join(stack.folder, "down.sarif"), "utf8");
    expect(expectSarif(sarif).invocations[0]).toMatchObject({ executionSuccessful: false });

    stack.write({ "index.js": `${program}\nthrow new Error("no " + config.require("clientSecret"));` });
    const broken = await drift();
    stack.write({ "index.js": program });
    expect(broken.code, broken.text).toBe(1);
    expect(broken.stderr).toContain("Error: no [secret]");
    expect(broken.stderr).not.toMatch(/^\s+at /m);
  });

  test("no stack, no program, no Pulumi", async () => {
    const unknown = await adobeCampaign(stack.project, stack.env, "drift", "--stack", "nowhere");
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringMatching(/^(Looking at .*\n)?error: no stack named 'nowhere' found\n$/),
    ]);
    const outside = await drift("--cwd", stack.folder);
    expect([outside.code, outside.stderr]).toEqual([1, expect.stringContaining("@pulumi/pulumi is not installed in ")]);
    const path = { ...stack.env, PATH: join(stack.folder, "nothing") };
    const missing = await adobeCampaign(stack.project, path, "drift", "--stack", "test");
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringContaining("the command pulumi cannot be started"),
    ]);
  });

  test("wrong use", async () => {
    const use = async (...args: string[]) => {
      const { code, stderr } = await adobeCampaign(stack.project, stack.env, "drift", ...args);
      return [code, stderr.trim()];
    };
    expect(await use()).toEqual([2, "error: required option '--stack <name>' not specified"]);
    expect(await use("--stack", "x", "--format", "pdf")).toEqual([
      2,
      expect.stringContaining("Allowed choices are text, json"),
    ]);
    expect(await use("--stack", "x", "--cwd", "nowhere")).toEqual([
      2,
      expect.stringContaining("There is no folder nowhere"),
    ]);
    expect(await use("--stack", "x", "--json", "--format", "text")).toEqual([
      2,
      expect.stringContaining("cannot be used with"),
    ]);
  });
});
