import { join } from "node:path";
import { root } from "../../tools/paths.mts";
import { compileCache } from "../../tools/compile-cache.mts";
import { type Ran, runProgram } from "./run-program.ts";

/** Runs the built command `adobe-campaign` as its user would: a process of its own. */
export function adobeCampaign(cwd: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> {
  return runProgram(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd,
    env: { ...compileCache, ...env },
    timeout: 300_000,
  });
}
