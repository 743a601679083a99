/** The jobs of examples/drift-ci, by their own shell steps: on a stack that is in sync, and on one that is not. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../tools/paths.mts";
import { expectJson, expectJUnit, expectMarkdown, expectSarif } from "../support/drift-formats.ts";
import { accountOnly } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Ran, runProgram } from "../support/run-program.ts";

interface Step {
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
}

const read = <T>(name: string) => parse(readFileSync(join(root, "examples", "drift-ci", name), "utf8")) as T;
const { on, jobs } = read<{
  on: { schedule: { cron: string }[] };
  jobs: { drift: { strategy: { matrix: { stack: string[] } }; env: Record<string, string>; steps: Step[] } };
}>("github-actions.yml");
const { drift: gitlab } = read<{
  drift: {
    before_script: string[];
    script: string[];
    parallel: { matrix: { STACK: string[] }[] };
    artifacts: { when: string; paths: string[]; reports: { junit: string } };
  };
}>("gitlab-ci.yml");

const files = ["drift.json", "drift.sarif", "drift.xml", "drift.md"];

describe("the nightly jobs", () => {
  let room: Room;
  let tools: string;

  beforeAll(async () => {
    room = await Room.open({ "index.js": accountOnly() }, { name: "dev", emulator: { packageInstalled: true } });
    const { stack } = room;
    // What `npm ci` would install is there; it is only noted that it was called.
    tools = join(stack.folder, "tools");
    mkdirSync(tools);
    writeFileSync(join(tools, "npm"), `#!/bin/sh\necho "$@" >> ${join(stack.folder, "npm-calls")}\n`);
    chmodSync(join(tools, "npm"), 0o755);
    const bin = join(stack.project, "node_modules", ".bin");
    mkdirSync(bin);
    chmodSync(join(root, "dist/cli/main.js"), 0o755);
    symlinkSync(join(root, "dist/cli/main.js"), join(bin, "adobe-campaign"));
    ok(await stack.up());
  });
  afterAll(() => room.close());

  const clean = () => files.forEach((name) => rmSync(join(room.stack.project, name), { force: true }));
  const content = (name: string) => readFileSync(join(room.stack.project, name), "utf8");

  /** As a runner does: a shell that ends with the first command that fails. */
  function shell(script: string, env: NodeJS.ProcessEnv): Promise<Ran> {
    const { stack } = room;
    const path = [tools, stack.env["PATH"]].join(delimiter);
    const options = { cwd: stack.project, env: { ...stack.env, ...env, PATH: path }, timeout: 120_000 };
    return runProgram("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], options);
  }

  /** Every step with a script; after one that failed, only those that say so. */
  async function github(): Promise<{ code: number; log: string; summary: string }> {
    const summary = join(room.stack.folder, "summary.md");
    writeFileSync(summary, "");
    let [code, log] = [0, ""];
    for (const { run, if: condition = "success()" } of jobs.drift.steps) {
      if (run === undefined || (code !== 0 && !condition.includes("!cancelled()"))) continue;
      const ran = await shell(run, { STACK: "dev", GITHUB_STEP_SUMMARY: summary });
      code ||= ran.code;
      log += ran.text;
    }
    return { code, log, summary: readFileSync(summary, "utf8") };
  }

  test("are complete: a schedule, all stacks, all reports kept, and nothing put into a script by the runner", () => {
    expect(on.schedule[0]!.cron).toMatch(/^\d+ \d+ \* \* \*$/);
    expect(jobs.drift.strategy.matrix.stack).toEqual(["dev", "stage", "prod"]);
    expect(gitlab.parallel.matrix[0]!.STACK).toEqual(["dev", "stage", "prod"]);
    const uses = (name: string) => jobs.drift.steps.find((step) => step.uses?.startsWith(name))?.with ?? {};
    expect(uses("actions/upload-artifact")["path"]!.trim().split("\n")).toEqual(files);
    expect(files).toContain(uses("github/codeql-action/upload-sarif")["sarif_file"]);
    expect(gitlab.artifacts).toMatchObject({ when: "always", paths: files, reports: { junit: "drift.xml" } });
    for (const { run = "" } of jobs.drift.steps) expect(run).not.toContain("${{");
    const variables = Object.keys(jobs.drift.env).filter((name) => !/^(STACK|PULUMI_ACCESS_TOKEN)$/.test(name));
    expect(variables).toEqual(["ADOBE_CAMPAIGN_PASSWORD"]);
  });

  test("GitHub's: green while all is in sync", async () => {
    const { code, log, summary } = await github();
    expect(code, log).toBe(0);
    expect(log).toContain("Stack dev: in sync (1 resource looked at)");
    expect(summary).toContain("### Drift of `dev`: in sync");
    expect(readFileSync(join(room.stack.folder, "npm-calls"), "utf8")).toBe("ci\n");
  });

  test("GitHub's: red when somebody changed something, with every report", async () => {
    clean();
    room.instance.emulator.edit({ set: { callbackServer: "https://prod.campaign.example.com" } });
    const { code, log, summary } = await github();
    expect(code, log).toBe(7);
    expect(log).toContain("CRITICAL  emulator › account › callbackServer");
    expect(expectMarkdown(summary)).toHaveLength(3);
    expect(expectJson(content("drift.json"))).toMatchObject({ status: "drift", stack: "dev" });
    const [result] = expectSarif(content("drift.sarif")).results;
    expect(result!.locations[0]!.physicalLocation.artifactLocation.uri).toBe("Pulumi.yaml");
    expect(expectJUnit(content("drift.xml"))).toMatchObject([{ outcome: "failure", type: "critical" }]);
    expect(files.filter((name) => !existsSync(join(room.stack.project, name)))).toEqual([]);
  });

  test("GitLab's: the same commands, up to the one that fails", () => {
    const commands = (scripts: string[]) =>
      scripts.map((script) => script.replace(/\\\n/g, "").split(/\s+/).filter(Boolean));
    const github = jobs.drift.steps.filter((step) => step.if === undefined).flatMap(({ run }) => run ?? []);
    expect(commands([...gitlab.before_script, ...gitlab.script])).toEqual(commands(github));
  });

  test("are valid for a shell", () => {
    const scripts = [...jobs.drift.steps.flatMap(({ run }) => run ?? []), ...gitlab.before_script, ...gitlab.script];
    for (const script of scripts) expect(spawnSync("bash", ["-n", "-c", script]).status, script).toBe(0);
  });
});
