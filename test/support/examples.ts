import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tools/paths.mts";
import type { Files } from "./pulumi-project.ts";

/** The files of an example, as a clean checkout has them. */
export function exampleFiles(name: string): Files {
  const folder = join(root, "examples", name);
  const exclude = (path: string) => path.includes("node_modules");
  const paths = globSync("**", { cwd: folder, exclude }).filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
