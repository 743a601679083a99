import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type Ending, execute, runScript } from "./execute.mts";
import { root } from "./paths.mts";

/** Runs npm: the one that started us, else the one on PATH. */
export function npm(args: string[], options?: Parameters<typeof execute>[2]): Promise<Ending> {
  const cli = process.env["npm_execpath"];
  return cli !== undefined && basename(cli) === "npm-cli.js"
    ? runScript(cli, args, options)
    : execute(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

/** Packs what is built into a folder, as `npm publish` would, and returns the tarball's path. */
export async function pack(folder: string): Promise<string> {
  const args = ["pack", "--ignore-scripts", "--pack-destination", folder];
  const { code, output } = await npm(args, { quiet: true, cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (code !== 0 || tarball === undefined) throw new Error(`\`npm pack\` failed:\n${output}`);
  return join(folder, tarball);
}
