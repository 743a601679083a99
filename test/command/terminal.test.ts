/** Colors and widths of the built command, by what its environment and `--color` say. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { root } from "../../tools/paths.mts";
import { CommandRoom } from "../support/command-room";

/** With its colors, which other runs of a program in these tests are without. */
function doctor(env: NodeJS.ProcessEnv, ...args: string[]): string {
  const room = new CommandRoom();
  for (const name of ["NO_COLOR", "FORCE_COLOR", "COLUMNS"]) delete room.env[name];
  room.installPulumi("3.270.0");
  const options = { cwd: room.folder, env: { ...room.env, ...env }, encoding: "utf8" } as const;
  const ran = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "doctor", ...args], options);
  expect(ran.status, ran.stderr).toBe(1);
  return ran.stdout;
}

describe("doctor", () => {
  it.each([
    ["a log", {}, [], false],
    ["FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
    ["NO_COLOR beside FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
    ["--color always", { NO_COLOR: "1" }, ["--color", "always"], true],
    ["--color never", { FORCE_COLOR: "1" }, ["--color", "never"], false],
  ])("with %s", (_what, env, args, hasColors) => {
    expect(doctor(env, ...args).includes("\u001b[")).toBe(hasColors);
  });

  it("fits into 60 columns, with a sum and the next step at its end", () => {
    const text = doctor({ COLUMNS: "60" });
    for (const line of text.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^✖ \d+ ok, .*\d+ problem/m);
    expect(text).toMatch(/^Next: begin with the first problem: /m);
    expect(text).toMatch(/^✔ ok +node/m);
  });
});
