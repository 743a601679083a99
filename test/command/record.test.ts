/** `adobe-campaign record` as its user runs it, until Ctrl-C. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { expect, it, onTestFinished } from "vitest";

import { root } from "../../tools/paths.mts";
import { CommandRoom } from "../support/command-room.ts";

/** Starts it, sends as many requests through it as asked, and stops it. */
async function record(room: CommandRoom, requests: number, ...args: string[]) {
  const { url: target } = await room.start();
  const file = join(room.folder, "recording.json");
  const child = spawn(
    process.execPath,
    [join(root, "dist/cli/main.js"), "record", "--target", target, "--port", "0", "--out", file, "--json", ...args],
    { cwd: room.folder, env: room.env },
  );
  onTestFinished(() => void child.kill());
  const [lines, ended] = [createInterface(child.stdout), new Promise((resolve) => child.on("close", resolve))];
  let errors = "";
  child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
  const said: unknown[] = [];
  for await (const line of lines) {
    said.push(JSON.parse(line));
    if (said.length > 1) break;
    const { url } = said[0] as { url: string };
    for (let request = 0; request < requests; request++) await fetch(`${url}/r/test`);
    child.kill("SIGINT");
  }
  return { code: await ended, file, errors, said };
}

it("nothing recorded is an error, which leaves no file behind and says why", async () => {
  const { code, file, errors } = await record(new CommandRoom(), 0);
  expect(code).toBe(1);
  expect(errors).toMatch(/^error: nothing was recorded, because no request arrived\. .*without --run-program/);
  expect(existsSync(file)).toBe(false);
});

it("what is recorded is counted", async () => {
  const { code, file, said } = await record(new CommandRoom(), 3);
  expect([code, said[1]]).toEqual([0, { file, exchanges: 3 }]);
});

it("for people, ends with how many there are, and how to go on", async () => {
  const room = new CommandRoom();
  const { url: target } = await room.start();
  const args = [join(root, "dist/cli/main.js"), "record", "--target", target, "--port", "0", "--out", "r.jsonl"];
  const child = spawn(process.execPath, args, { cwd: room.folder, env: room.env });
  onTestFinished(() => void child.kill());
  const ended = new Promise((resolve) => child.on("close", resolve));
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  await expect.poll(() => said).toContain("Press Ctrl-C to stop.");
  await fetch(`${/traffic through (\S+),/.exec(said)![1]!}/r/test`);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(said).toMatch(
    /\n✔ 1 exchange in r\.jsonl\nNext: review them before you send the file: npx adobe-campaign record review r\.jsonl\n$/,
  );
});
