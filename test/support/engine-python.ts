import { globSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { execute } from "../../tools/execute.mts";
import { generateSdk } from "../../tools/pulumi-cli/gen-sdk.mts";
import { ensurePythonEnvironment, ensurePythonHost } from "../../tools/pulumi-cli/language-python.mts";
import { Room, type RoomOptions } from "./engine-room.ts";
import type { Files } from "./pulumi-project.ts";

/** A stack whose program is in Python, with a generated SDK, in an environment that is activated. */
export async function openPythonRoom(files: Files, options: RoomOptions): Promise<Room> {
  const installed = ["pulumi-adobe-campaign", "@pulumi/pulumi"];
  const room = await Room.open({ "index.js": "", ...files }, { installed, ...options });
  const { env, project } = room.stack;
  const python = await makeVenv(project, "-r", "requirements.txt");
  const [bin = "", ...path] = (env["PATH"] ?? "").split(delimiter);
  // A host that is built from its Go module is too old to read `virtualenv` in Pulumi.yaml.
  env["PATH"] = [join(python, ".."), bin, await ensurePythonHost({ bin }), ...path].join(delimiter);
  return room;
}

/**
 * The Python of a virtual environment `venv` with the SDK in `sdks/python`, as `pulumi package gen-sdk` writes it. Nothing is fetched: what
 * the SDK needs is in an environment that all tests share.
 */
export async function makeVenv(folder: string, ...packages: string[]): Promise<string> {
  const environment = await ensurePythonEnvironment();
  await generateSdk("python", join(folder, "sdks", "python"));
  await run(join(environment, "bin", "python"), ["-m", "venv", "--without-pip", join(folder, "venv")]);
  const [shared] = globSync("lib/python*/site-packages", { cwd: environment });
  const [own] = globSync("venv/lib/python*/site-packages", { cwd: folder });
  writeFileSync(join(folder, own!, "shared.pth"), join(environment, shared!));
  const python = join(folder, "venv", "bin", "python");
  const offline = ["--no-index", "--no-build-isolation", "--quiet", "--disable-pip-version-check"];
  await run(python, ["-m", "pip", "install", ...offline, ...packages], folder);
  return python;
}

async function run(command: string, args: string[], cwd?: string): Promise<void> {
  const { code, output } = await execute(command, args, { quiet: true, ...(cwd === undefined ? {} : { cwd }) });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`);
}
