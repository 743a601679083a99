import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { execute } from "../execute.mts";
import { cached, type Kept, shelve } from "./cache.mts";
import { goBuild, type GoProgram } from "./go.mts";
import type { Unavailable } from "./source.mts";
import { ticking } from "./ticking.mts";

/** The folder of a program that is built from its Go module once, and kept with what `more` puts beside it. */
export async function goTool(
  kept: Kept,
  program: GoProgram,
  what: string,
  more: (bin: string) => Promise<Unavailable | undefined> = () => Promise.resolve(undefined),
): Promise<string | Unavailable> {
  const before = cached(program.version, kept);
  if (before !== undefined) return before;
  const go = await execute("go", ["version"], { quiet: true });
  if (go.code !== 0) return { reason: "Go is not installed" };
  const shelved = await shelve(
    program.version,
    (folder) =>
      ticking(`building ${what} from its Go module (about 2 minutes, once)`, async () => {
        const bin = join(folder, "bin");
        mkdirSync(bin, { recursive: true });
        return (await goBuild(bin, program)) ?? (await more(bin));
      }),
    kept,
  );
  return "reason" in shelved ? shelved : shelved.bin;
}
