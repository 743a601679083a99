import { chmodSync, copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execute } from "../execute.mts";
import { cached, type Kept, shelve } from "./cache.mts";
import { goTool } from "./go-tool.mts";
import { ensureLanguageHost } from "./language-host.mts";
import { lastLines, type PulumiCli, type Unavailable } from "./source.mts";
import { ticking } from "./ticking.mts";

const program = "pulumi-language-python";
/** The script that the host has Python run; it looks for it beside itself. */
const script = "pulumi-language-python-exec";
const module = "language-nodejs";
const source = "github.com/pulumi/pulumi/sdk/v3/python/cmd";

const build = () =>
  goTool(
    { name: program, programs: [program, script] },
    { module, program: `${source}/${program}`, version: "3.68.0" },
    "Pulumi's host for programs in Python",
    copyScript,
  );

async function copyScript(bin: string): Promise<Unavailable | undefined> {
  const cwd = join(import.meta.dirname, module);
  const { code, output } = await execute("go", ["list", "-f", "{{.Dir}}", `${source}/${program}`], {
    quiet: true,
    cwd,
  });
  if (code !== 0) return { reason: `its script could not be found: ${lastLines(output)}` };
  copyFileSync(join(dirname(output.trim()), script), join(bin, script));
  chmodSync(join(bin, script), 0o755);
  return undefined;
}

/** The folder of the host for programs in Python. */
export const ensurePythonHost = (cli: Pick<PulumiCli, "bin">, path?: string): Promise<string> =>
  ensureLanguageHost({ language: "Python", program, build }, cli, path);

/** Pulumi's SDK, in the version of the one for Node. */
const version = "3.270.0";
/** It, what else a generated SDK needs, and what installs one without fetching anything. */
const packages = [`pulumi==${version}`, "parver>=0.2.1", "semver>=2.8.1", "setuptools>=61", "wheel", "pip"];
const environment: Kept = { name: "pulumi-python", programs: ["python"] };

/** A virtual environment that holds Pulumi's SDK for Python: one that we keep, else one that we make now. */
export async function ensurePythonEnvironment(): Promise<string> {
  const bin = cached(version, environment) ?? (await makeEnvironment());
  if (typeof bin === "string") return dirname(bin);
  throw new Error(
    [
      "No Python with Pulumi's SDK could be had. Tried, in this order:",
      "  - one made before: there is none",
      `  - a virtual environment with ${packages.join(" ")}: ${bin.reason}`,
      "Install Python 3.10 or newer with its module venv, make sure that pip reaches a package index, and run the command again.",
    ].join("\n"),
  );
}

async function makeEnvironment(): Promise<string | Unavailable> {
  const shelved = await shelve(
    version,
    (folder) =>
      ticking("fetching Pulumi's SDK for Python (about 1 minute, once)", async () => {
        const python = join(folder, "bin", "python");
        const install = ["-m", "pip", "install", "--upgrade", "--quiet", "--disable-pip-version-check", ...packages];
        return (await failed("python3", "-m", "venv", folder)) ?? (await failed(python, ...install));
      }),
    environment,
  );
  return "reason" in shelved ? shelved : shelved.bin;
}

async function failed(command: string, ...args: string[]): Promise<Unavailable | undefined> {
  const { code, output } = await execute(command, args, { quiet: true });
  return code === 0
    ? undefined
    : { reason: `\`${[command, ...args].slice(0, 4).join(" ")}\` failed: ${lastLines(output)}` };
}
