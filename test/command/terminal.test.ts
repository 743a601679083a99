/** Colors and widths of the built command, by what its environment and `--color` say. */
import { describe, expect, it } from "vitest";

import { CommandRoom } from "../support/command-room";

async function doctor(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const room = new CommandRoom();
  for (const name of ["NO_COLOR", "FORCE_COLOR", "COLUMNS"]) delete room.env[name];
  room.installPulumi("3.270.0");
  Object.assign(room.env, env);
  const ran = await room.run("doctor", ...args);
  expect(ran.code, ran.text).toBe(1);
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
  ])("with %s", async (_what, env, args, hasColors) => {
    expect((await doctor(env, ...args)).includes("\u001b[")).toBe(hasColors);
  });

  it("fits into 60 columns, with a sum and the next step at its end", async () => {
    const text = await doctor({ COLUMNS: "60" });
    for (const line of text.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^✖ \d+ ok, .*\d+ problem/m);
    expect(text).toMatch(/^Next: begin with the first problem: /m);
    expect(text).toMatch(/^✔ ok +node/m);
  });
});
