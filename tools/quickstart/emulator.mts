import { spawn } from "node:child_process";
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { root } from "../paths.mts";

/** The command that users have, as they have it. */
export const command = join(root, "dist", "cli", "main.js");

export interface RunningEmulator {
  readonly url: string;
  readonly controlUrl: string;
  readonly pid: number;
}

interface Start {
  readonly folder: string;
  /** Of the instance. */
  readonly name: string;
  readonly user: string;
  readonly password: string;
  /** More options of the command. */
  readonly options: readonly string[];
}

const LONGEST_START = 10_000;

/** Starts `adobe-campaign emulator` as a process of its own, which a later `--keep` may leave running. */
export async function startEmulator({ folder, name, user, password, options }: Start): Promise<RunningEmulator> {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${name}.log`);
  rmSync(log, { force: true });
  const output = openSync(log, "w");
  const args = [
    command,
    "emulator",
    "--port",
    "0",
    "--control-port",
    "0",
    "--user",
    user,
    "--state",
    join(folder, `${name}.json`),
    "--instance-name",
    name,
    ...options,
  ];
  // The password goes through the environment, since every user of a machine can read the arguments.
  const env = { ...process.env, ADOBE_CAMPAIGN_EMULATOR_PASSWORD: password };
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  child.unref();
  const addresses = await waitForAddresses(log, () => child.exitCode !== null);
  const running = { ...addresses, pid: child.pid! };
  appendFileSync(pidFile(folder), `${running.pid}\n`);
  return running;
}

async function waitForAddresses(log: string, hasEnded: () => boolean): Promise<{ url: string; controlUrl: string }> {
  for (const deadline = Date.now() + LONGEST_START; Date.now() < deadline; await sleep(20)) {
    const text = readFileSync(log, "utf8");
    const found = /emulator at (\S+), control interface at (\S+)/.exec(text);
    if (found !== null) return { url: found[1]!, controlUrl: found[2]! };
    if (hasEnded()) break;
  }
  throw new Error(`the emulator did not start: ${readFileSync(log, "utf8").trim() || "it said nothing"}`);
}

/** Ends the emulators of this run, or of an earlier `--keep`, that are running. */
export function stopEmulators(folder: string): void {
  const file = pidFile(folder);
  if (!existsSync(file)) return;
  for (const pid of readFileSync(file, "utf8").trim().split("\n")) {
    try {
      process.kill(Number(pid), "SIGTERM");
    } catch {
      // It has ended by itself.
    }
  }
  rmSync(file);
}

/** What the emulated instance holds now, as somebody at its console would see it. */
export async function accountOf(controlUrl: string, name: string): Promise<Record<string, string> | undefined> {
  const response = await fetch(new URL("/accounts", controlUrl), { headers: { "x-emulator-control": "1" } });
  const accounts = (await response.json()) as Record<string, string>[];
  return accounts.find((account) => account["name"] === name);
}

/** Calls since the last time that somebody asked. */
export async function callsOf(controlUrl: string): Promise<number> {
  const headers = { "x-emulator-control": "1" };
  const response = await fetch(new URL("/journal", controlUrl), { headers });
  const calls = (await response.json()) as unknown[];
  await fetch(new URL("/clear-journal", controlUrl), { method: "POST", headers });
  return calls.length;
}

export async function packagesOf(controlUrl: string): Promise<string[]> {
  const response = await fetch(new URL("/packages", controlUrl), { headers: { "x-emulator-control": "1" } });
  return (await response.json()) as string[];
}

function pidFile(folder: string): string {
  return join(folder, "emulators.pid");
}
