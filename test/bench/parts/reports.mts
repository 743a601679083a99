import { child } from "../rig/child.mts";
import { median } from "../report/median.mts";
import { atMost, type Row } from "../report/table.mts";

const RUNS = 7;

/** The HTML report of very many instances, of which each field differs, in a process that has just started. */
export async function reports(log: (line: string) => void): Promise<Row[]> {
  const made: { milliseconds: number; bytes: number }[] = [];
  for (let run = 0; run < RUNS; run++) made.push(await child("report", []));
  log(`made in ${made.map(({ milliseconds }) => milliseconds.toFixed(0)).join(" ")} ms`);
  const what = "drift --format html, 300 instances × 12 fields";
  return [
    atMost(`${what}: CPU`, median(made.map(({ milliseconds }) => milliseconds)), 300, "ms"),
    atMost(`${what}: size`, made[0]!.bytes / 1_000_000, 1, "MB"),
  ];
}
