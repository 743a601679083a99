import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { atMost, type Row } from "../report/table.mts";
import { child } from "../rig/child.mts";

const OPERATIONS = 10_000;

/** What stays behind of an operation, in our process and on the instance. */
export async function growth(): Promise<Row[]> {
  const emulator = await startEmulator({ packageInstalled: true });
  const { growth } = await child<{ growth: number }>("growth", [emulator.url, String(OPERATIONS)], ["--expose-gc"]);
  const sessions = emulator.sessions();
  await emulator.close();
  return [
    atMost("10,000 operations: growth after each", Math.max(0, Math.round(growth)), 1024, "bytes"),
    atMost("10,000 operations: sessions on the instance", sessions, 1),
  ];
}
