/** The two scripts that stand in for parts of a Pulumi release: without the SDK they say so and end, whatever stdin does. */
import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../../tools/paths.mts";

let folder: string;
beforeEach(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), "launchers-")))));
afterEach(() => rmSync(folder, { recursive: true }));

const thisNode = dirname(process.execPath);

/** Runs a copy of it in the program's folder, with a stdin that stays open, as the engine's does. */
function launch(script: string, path: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  copyFileSync(join(root, "tools", "pulumi-cli", script), join(folder, script));
  const child = spawn(join(folder, script), ["127.0.0.1:1"], {
    cwd: folder,
    env: { PATH: [path, process.env["PATH"]].join(delimiter) },
    stdio: "pipe",
  });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => (said[stream] += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...said })));
}

function installSdk(host: string): void {
  const sdk = join(folder, "node_modules/@pulumi/pulumi");
  mkdirSync(join(sdk, "cmd", host), { recursive: true });
  writeFileSync(join(sdk, "package.json"), "{}");
  writeFileSync(
    join(sdk, "cmd", host, "index.js"),
    "console.log(JSON.stringify(process.argv.slice(2)), process.cwd())",
  );
}

describe.each([
  ["pulumi-resource-pulumi-nodejs", "dynamic-provider", "no dynamic provider can run", ["127.0.0.1:1"]],
  ["run-policy-pack", "run-policy-pack", "the policy pack cannot run", ["127.0.0.1:1", "."]],
])("%s", (script, host, cannot, args) => {
  test("runs the host of the program's own SDK", async () => {
    installSdk(host);
    const { code, stdout } = await launch(script, thisNode);
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(`${JSON.stringify(args)} ${folder}`);
  });

  test("ends and says what to do where the SDK is not installed", async () => {
    const { code, stdout, stderr } = await launch(script, thisNode);
    expect(code).toBe(1);
    expect(stdout).toBe(""); // the engine reads a port from it
    expect(stderr).toContain(`@pulumi/pulumi cannot be found from ${folder}, so ${cannot}.`);
    expect(stderr).toContain("npm install");
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("does the same when node gives no path and no failure", async () => {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    // Without a path it waits for stdin, as node does.
    writeFileSync(join(bin, "node"), '#!/bin/sh\n[ "$1" = -p ] || exec cat\n');
    chmodSync(join(bin, "node"), 0o755);
    const { code, stderr } = await launch(script, bin);
    expect(code).toBe(1);
    expect(stderr).toContain("@pulumi/pulumi cannot be found");
  });
});
