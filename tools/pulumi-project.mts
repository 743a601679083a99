import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./paths.mts";

/** What a project needs in its node_modules to be run by Pulumi: ours, and what a user would have installed. */
export const usualPackages = ["pulumi-adobe-campaign", "@pulumi/pulumi", "@types/node", "typescript"];

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    moduleResolution: "nodenext",
    strict: true,
    types: ["node"],
  },
};

/** Path in the project → content. */
export type Files = Record<string, string>;

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/**
 * A Pulumi project as a user would have it. The program is `index.ts` if `files` has one, else `index.js`. Its packages are links into
 * this repository, unless somebody is going to install others.
 */
export function createProject(folder: string, name: string, files: Files, installed = usualPackages): void {
  const main = "index.ts" in files ? "index.ts" : "index.js";
  for (const each of installed) {
    const link = join(folder, "node_modules", each);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(each === "pulumi-adobe-campaign" ? root : join(root, "node_modules", each), link, "junction");
  }
  writeFiles(folder, {
    // Pulumi loads a compiler for plain JavaScript too, unless that is turned off: a third of a second each time.
    "Pulumi.yaml": `name: ${name}\nruntime: { name: nodejs, options: { typescript: ${main === "index.ts"} } }\n`,
    "package.json": JSON.stringify({ name, private: true, main }),
    ...(main === "index.ts" ? { "tsconfig.json": JSON.stringify(tsconfig) } : {}),
    ...files,
  });
}
