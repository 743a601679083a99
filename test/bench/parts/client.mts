import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { interleave } from "../report/median.mts";
import { type Row, timesAtMost } from "../report/table.mts";
import { manyRows } from "../rig/big-reply.mts";
import { child } from "../rig/child.mts";
import { Proxy } from "../rig/proxy.mts";

const PAIRS = 5;

/** Our client beside Adobe's: both are loaded, sign in, and send the same query, whose reply is always the same. */
export async function client(log: (line: string) => void): Promise<Row[]> {
  const emulator = await startEmulator();
  const proxy = await Proxy.start(emulator.url);
  const reply = await manyRows(emulator, proxy, 700);
  const compare = async <Name extends string>(run: (who: "ours" | "rival") => Promise<Record<Name, number>>) => {
    const measured = await interleave(
      PAIRS,
      () => run("ours"),
      () => run("rival"),
    );
    return (name: Name) => ({
      ours: measured.ours.map((each) => each[name]),
      rival: measured.rival.map((each) => each[name]),
    });
  };
  const query = (bytes: number, calls: number) => {
    const canned = reply(bytes);
    log(`a reply of ${canned.length} bytes`);
    proxy.canned.set("ExecuteQuery", canned);
    return compare((who) => child<{ cpu: number; memory: number }>("client", [who, proxy.url, String(calls)]));
  };
  try {
    const big = await query(195_000, 12);
    const small = await query(0, 60);
    // As the provider process loads it: packed (tools/bundle.mts).
    const modules = { ours: "dynamic/config-open-instance.js", rival: "@adobe/acc-js-sdk" };
    const load = await compare((who) => child<{ cpu: number }>("load", [modules[who]]));
    return [
      timesAtMost("client: CPU for a query, reply of 195 kB", big("cpu"), 0.1, "ms"),
      timesAtMost("client: CPU for a query, reply of one row", small("cpu"), 0.2, "ms"),
      timesAtMost("client: CPU to load it", load("cpu"), 0.15, "ms"),
      timesAtMost("client: memory after a logon and a query", small("memory"), 0.25, "MB"),
    ];
  } finally {
    proxy.close();
    await emulator.close();
  }
}
