/**
 * The door to every command of this repository: `node tools/run.mjs <command> [arguments]`.
 *
 * It runs on any Node >= 20 with nothing installed: it installs the dependencies when they are missing or stale, then
 * hands over to `main.mts` under the Node that the project pins (the dev dependency `node`).
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants } from "node:os";
import { dependenciesAreCurrent } from "./dependencies.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

const textOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined);

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The npm that started us, else the one on PATH. */
function npm(...args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
  return cli !== undefined && basename(cli) === "npm-cli.js"
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: windows });
}

function installDependencies() {
  if (dependenciesAreCurrent(textOf("package-lock.json"), textOf("node_modules/.package-lock.json"))) return;
  const why =
    textOf("node_modules/.package-lock.json") === undefined ? "there are none yet" : "package-lock.json has changed";
  console.error(`installing dependencies, since ${why} (about 30 s)…`);
  const started = Date.now();
  const { status } = npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
  if (status !== 0) fail("`npm ci` failed; its messages are above.");
  console.error(`dependencies installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function pinnedNode() {
  const pinned = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath;
  fail(
    "Node 24 is missing from node_modules/node/bin: npm did not run that package's install script " +
      "(is `ignore-scripts` set?). Run `npm rebuild node --ignore-scripts=false`, or start with Node 24 or later.",
  );
}

installDependencies();
const node = pinnedNode();
const child = spawn(node, [join(root, "tools", "main.mts"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH },
});

// A Ctrl-C reaches the child from the terminal; what is sent to us alone is passed on. We leave when it has left.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => fail(`cannot start ${node}: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
