import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = join(import.meta.dirname, "..", "children");

/** Runs a script of `children/` in a fresh process and returns what it prints as JSON. */
export async function child<T>(name: string, args: readonly string[] = [], flags: readonly string[] = []): Promise<T> {
  const { stdout } = await run(process.execPath, [...flags, join(folder, `${name}.mts`), ...args], {
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout) as T;
}
