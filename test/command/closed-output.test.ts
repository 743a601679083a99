/** Somebody reads the first line of the output, and no more: `adobe-campaign … | head -1`. */
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { root } from "../../tools/paths.mts";
import { CommandRoom } from "../support/command-room.ts";

it.each([
  ["doctor", 1, ["doctor"]],
  ["doctor --json", 1, ["doctor", "--json"]],
  ["mask", 0, ["mask", "Campaign - (.*)", "--profile", "Campaign - acme"]],
  ["an error with --json", 2, ["drift", "--json"]],
  ["help", 0, ["--help"]],
])("%s ends with its own code, and without a word of a closed pipe", async (_what, expected, args) => {
  const { folder, env } = new CommandRoom();
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd: folder, env });
  child.stdout.destroy();
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  expect([code, said]).toEqual([expected, expect.not.stringMatching(/EPIPE|^ +at /m)]);
});

it("an output that cannot be written is one clear line", async () => {
  const { folder, env } = new CommandRoom();
  const readOnly = openSync(process.execPath, "r");
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), "doctor"], {
    cwd: folder,
    env,
    stdio: ["ignore", readOnly, "pipe"],
  });
  let said = "";
  child.stderr!.on("data", (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  closeSync(readOnly);
  expect([code, said]).toEqual([1, "error: the output cannot be written (EBADF)\n"]);
});
