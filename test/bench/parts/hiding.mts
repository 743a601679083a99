import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";
import { median } from "../report/median.mts";
import { atMost, type Row } from "../report/table.mts";

/** The processor's time that 1 MB of a server's text takes with 200 secrets in use, and ten of them in it. */
export function hiding(): Promise<Row[]> {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "test", "bench", "children", "hiding.mts"), join(root, "dist", "hiding", "hiding.js")],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`the measurement ended with ${status}: ${stderr}`);
  return Promise.resolve([atMost("hide 200 secrets in 1 MB, CPU", median(JSON.parse(stdout) as number[]), 50, "ms")]);
}
