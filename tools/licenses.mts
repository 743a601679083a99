import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The papers of every package of which something is packed. */
export function licensesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => packageOf(id) ?? []));
  const papers = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
      string,
      string
    >;
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"]
      .map((each) => join(folder, each))
      .find(existsSync);
    return `${name} ${version} (${license})\n\n${file === undefined ? "" : readFileSync(file, "utf8").trim()}\n`;
  });
  return `What is packed into this plugin besides its own code:\n\n${papers.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** The folder of the package that a module belongs to; `undefined` for our own and for what the bundler makes. */
function packageOf(module: string): string | undefined {
  if (!module.includes("node_modules")) return undefined;
  let folder = dirname(module.replace(/^\0/, ""));
  while (!existsSync(join(folder, "package.json")) || !("version" in manifestOf(folder))) {
    if (folder === dirname(folder)) return undefined;
    folder = dirname(folder);
  }
  return folder;
}

function manifestOf(folder: string): object {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as object;
}
