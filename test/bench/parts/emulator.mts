import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { median } from "../report/median.mts";
import { atLeast, atMost, type Row } from "../report/table.mts";
import { child } from "../rig/child.mts";

const ACCOUNTS = 2_000;
const OPERATORS = 500;
const STARTS = 7;

/** An emulated instance with many accounts and operators: how soon it is there, and how fast it answers. */
export async function emulator(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "adobe-campaign-bench-"));
  try {
    const stateFile = join(folder, "instance.json");
    await fill(stateFile);
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start++)
      starts.push((await child<{ milliseconds: number }>("start-emulator", [stateFile])).milliseconds);

    const running = await startEmulator({ stateFile });
    const { perSecond } = await child<{ perSecond: number }>("throughput", [running.url, `account${ACCOUNTS - 1}`]);
    await running.close();
    return [
      atMost(`emulator: start with ${ACCOUNTS} accounts, ${OPERATORS} operators`, median(starts), 200, "ms"),
      atLeast("emulator: calls a second", Math.round(perSecond), 1_500, "/s"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(stateFile: string): Promise<void> {
  const operators = Array.from({ length: OPERATORS }, (_, index) => ({
    name: `operator${index}`,
    password: "a password",
    rights: [],
  }));
  const emulator = await startEmulator({ stateFile, operators });
  for (let index = 0; index < ACCOUNTS; index++)
    emulator.addAccount({ name: `account${index}`, label: `External account number ${index}`, type: "3" });
  await emulator.close();
}
