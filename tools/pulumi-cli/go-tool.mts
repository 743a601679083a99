import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { execute } from "../execute.mts";
import { cached, type Kept, shelve } from "./cache.mts";
import { goBuild, type GoProgram } from "./go.mts";
import type { Unavailable } from "./source.mts";
import { ticking } from "./ticking.mts";

/** The folder of a program that is built from its Go module once, and kept. */
export async function goTool(kept: Kept, program: GoProgram, what: string): Promise<string | Unavailable> {
  const before = cached(program.version, kept);
  if (before !== undefined) return before;
  const go = await execute("go", ["version"], { quiet: true });
  if (go.code !== 0) return { reason: "Go is not installed" };
  const shelved = await shelve(
    program.version,
    (folder) =>
      ticking(`building ${what} from its Go module (about 2 minutes, once)`, () => {
        mkdirSync(join(folder, "bin"), { recursive: true });
        return goBuild(join(folder, "bin"), program);
      }),
    kept,
  );
  return "reason" in shelved ? shelved : shelved.bin;
}
