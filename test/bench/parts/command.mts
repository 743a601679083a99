import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";
import { interleave, median } from "../report/median.mts";
import { atMost, type Row } from "../report/table.mts";

const PAIRS = 15;

/** How long somebody waits for the command's help, beside a Node that does nothing. */
export async function command(): Promise<Row[]> {
  const milliseconds = (...args: string[]) => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args);
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
    return Promise.resolve(performance.now() - started);
  };
  const { ours, rival } = await interleave(
    PAIRS,
    () => milliseconds(join(root, "dist", "cli", "main.js"), "--help"),
    () => milliseconds("-e", "0"),
  );
  return [atMost("adobe-campaign --help, beside an empty Node", median(ours), 150, "ms", median(rival))];
}
