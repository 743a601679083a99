/** `adobe-campaign drift`: what its users see, on the real engine. */
import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DriftReport } from "../../provider/drift/report-schema.ts";
import { findCanaries } from "../support/canaries.ts";
import { expectJson, expectJUnit, expectMarkdown, expectSarif } from "../support/drift-formats.ts";
import { twoResources } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";
import type { Snapshot } from "../../provider/emulator/index.ts";

const program = twoResources({ label: "SSO", scopes: ["openid", "AdobeID"] });

describe("drift", () => {
  let room: Room;
  let stack: Stack;
  let applied: Snapshot;

  beforeAll(async () => {
    room = await Room.open({ "index.js": program }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    ok(await stack.up());
    applied = room.instance.emulator.snapshot();
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.instance.emulator.restore(applied);
    room.instance.calls();
  });

  const progress = "Looking at the instances of stack test with Pulumi …\n";

  /** Nobody ever sees a secret, and nothing is ever written. */
  async function drift(...args: string[]): Promise<Ran> {
    const ran = await adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, ...args);
    expect(findCanaries([room.clientSecret, room.instance.password], ran.text)).toEqual([]);
    return ran;
  }
  const report = async (code: number): Promise<DriftReport> => {
    const ran = await drift("--json");
    expect(ran.code, ran.text).toBe(code);
    return expectJson(ran.stdout) as DriftReport;
  };
  const found = ({ findings }: DriftReport) =>
    findings.map(({ severity, kind, resource, field }) => [
      severity,
      kind,
      resource,
      ...(field === undefined ? [] : [field]),
    ]);

  test("nothing differs, in whatever spelling: exit code 0, two requests at most beside the logon", async () => {
    room.instance.emulator.edit({
      set: { callbackServer: "https://DEV.campaign.example.com/", userScope: "AdobeID, openid", active: "true" },
    });
    const ran = ok(await drift());
    expect(ran.stdout).toBe("✔ Stack test: in sync (2 resources looked at)\nNext: nothing to do.\n");
    expect(ran.stderr).toBe(progress);
    const calls = room.instance.calls().map((call) => call.split(" ")[0]!);
    expect(calls.filter((call) => call === "Logon")).toHaveLength(1);
    expect(calls.filter((call) => !["Logon", "Logoff"].includes(call)).length).toBeLessThanOrEqual(2);
  });

  test("somebody worked at the console: each field ranked, with who, when and what it means, in every format", async () => {
    const clientSecret = room.canary("secret set by hand").value;
    const label = "SSO | <b>\n`new`";
    const callbackServer = "https://prod.campaign.example.com";
    room.instance.emulator.edit({ set: { clientSecret, label, callbackServer, tenant: "other", active: "0" } });
    const { lastModified } = room.instance.account()!;
    room.instance.calls();
    const ran = await drift("--out", "d.json", "--out", "d.sarif", "--out", "d.xml", "--out", "d.md");
    expect(ran.code, ran.text).toBe(7);
    expect(room.instance.writes()).toEqual([]);
    const read = (name: string) => readFileSync(join(stack.project, name), "utf8");

    const json = expectJson(read("d.json")) as DriftReport;
    expect(json).toMatchObject({ status: "drift", stack: "test", project: "engine-test", errors: [] });
    expect(json.counts).toEqual({ critical: 3, warning: 1, info: 1 });
    expect(found(json)).toEqual([
      ["critical", "changed", "account", "callbackServer"],
      ["critical", "changed", "account", "enabled"],
      ["critical", "changed", "account", "clientSecret"],
      ["warning", "changed", "account", "tenant"],
      ["info", "changed", "account", "label"],
    ]);
    for (const finding of json.findings)
      expect(finding).toMatchObject({ instance: "emulator", by: "j.doe", at: lastModified });
    expect(json.findings[0]).toMatchObject({
      wanted: "https://dev.campaign.example.com",
      found: callbackServer,
      meaning:
        "people are sent to another host after signing in, as when the callback of another environment was copied",
    });
    expect(json.findings[1]).toMatchObject({
      wanted: true,
      found: false,
      meaning: expect.stringContaining("disabled") as string,
    });
    expect(json.findings[2]).toMatchObject({ wanted: "[secret]", found: "[changed by hand]" });
    expect(json.findings[4]).toMatchObject({ found: label });

    expect(expectSarif(read("d.sarif")).results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      "error callbackServer",
      "error enabled",
      "error clientSecret",
      "warning tenant",
      "note label",
    ]);
    expect(expectJUnit(read("d.xml")).filter(({ outcome }) => outcome === "failure")).toHaveLength(5);
    expect(expectMarkdown(read("d.md"))).toHaveLength(2 + 5);
    expect(ran.stdout).toContain('CRITICAL  emulator › account › callbackServer ("Callback server")\n');
    expect(ran.stdout).toContain(`  account last changed by j.doe, ${lastModified}\n`);
  });

  test("a second account of the type, which is not managed", async () => {
    room.instance.emulator.addAccount({ name: "Copy", label: "Copy" });
    const json = await report(7);
    expect(found(json)).toEqual([["critical", "secondAccount", "account"]]);
    expect(json.findings[0]!.detail).toContain('"Copy" (Copy, id ');
  });

  test("the package and the account are gone", async () => {
    const { emulator } = room.instance;
    emulator.removeAccount(emulator.imsAccount);
    emulator.removePackage(emulator.imsPackage);
    const json = await report(7);
    expect(found(json).sort()).toEqual([
      ["critical", "gone", "account"],
      ["critical", "gone", "package"],
    ]);
  });

  test("another instance answers, as after a copy of its database", async () => {
    const other = await room.start({ instanceName: "prod", packageInstalled: true });
    const { env } = stack;
    stack.env = { ...env, ...other.environment };
    const json = await report(7);
    stack.env = env;
    expect(json.complete).toBe(false);
    // The account comes after the package, and is not asked for any more.
    expect(found(json)).toEqual([["critical", "otherInstance", "package"]]);
    expect(json.findings[0]!.detail).toMatch(/^ACC4001: .*"prod"/s);
    expect(json.resources.map(({ name, status }) => `${name} ${status}`)).toEqual(["package drift"]);
  });

  test("the program is run with today's configuration, and what it has not applied is told", async () => {
    const rotated = room.canary("rotated password");
    room.instance.emulator.addOperator({ name: "rotated", password: rotated.value, rights: ["admin"] });
    await stack.configure({ "adobe-campaign:user": "rotated" }, { "adobe-campaign:password": rotated.value });
    stack.write({ "index.js": program.replace('"tenant":"acme"', '"tenant":"acme2"') });
    const json = await report(7);
    expect(found(json)).toEqual([["warning", "notApplied", "account", "tenant"]]);
    expect(json.findings[0]).toMatchObject({ wanted: "acme2", found: "acme" });
    expect(room.instance.emulator.journal().map(({ operator }) => operator)).toContain("rotated");
    ok(await stack.run("config", "rm-all", "adobe-campaign:user", "adobe-campaign:password", "--stack", stack.name));
    stack.write({ "index.js": program });
  });

  test("what cannot be looked at is an error, in one clear line, and reported all the same", async () => {
    await room.instance.emulator.stopListening();
    const down = await drift("--format", "sarif", "--out", "down.sarif");
    await room.instance.emulator.listenAgain();
    expect(down.code, down.text).toBe(1);
    expect(down.stderr).toMatch(/^Looking at .*\nerror: ACC2001: Nothing answers .*\n$/s);
    expect(down.stdout).toBe("");
    const sarif = readFileSync(join(stack.project, "down.sarif"), "utf8");
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

  test("another configuration file, as Pulumi takes it, and no file left behind", async () => {
    const own = join(stack.project, `Pulumi.${stack.name}.yaml`);
    const elsewhere = join(stack.folder, "elsewhere.yaml");
    renameSync(own, elsewhere);
    const names = readdirSync(stack.project).sort();
    try {
      const ran = ok(await drift("--config-file", elsewhere));
      expect(ran.stdout).toContain("in sync (2 resources looked at)");
      const doctor = ["doctor", "--stack", stack.name, "--config-file", elsewhere, "--json"];
      const { checks } = JSON.parse((await adobeCampaign(stack.project, stack.env, ...doctor)).stdout) as {
        checks: { check: string; status: string }[];
      };
      expect(checks.find(({ check }) => check === "sign-in")).toMatchObject({ status: "ok" });
      await drift();
      await adobeCampaign(stack.project, stack.env, "doctor", "--stack", stack.name);
      expect(readdirSync(stack.project).sort()).toEqual(names);
    } finally {
      renameSync(elsewhere, own);
    }
    const missing = await drift("--config-file", "none.yaml");
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("There is no file none.yaml.")]);
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
