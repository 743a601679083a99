import { globSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { execute } from "../../tools/execute.mts";
import { generateSdk } from "../../tools/pulumi-cli/gen-sdk.mts";
import { ensurePythonEnvironment, ensurePythonHost } from "../../tools/pulumi-cli/language-python.mts";
import { Room, type RoomOptions } from "./engine-room.ts";
import type { Files } from "./pulumi-project.ts";

/**
 * A stack whose program is in Python, with a generated SDK in `sdks/python`, as `pulumi package gen-sdk` writes it, and a virtual
 * environment `venv` as the project's README has it made, but that nothing is fetched for it.
 */
export async function openPythonRoom(files: Files, options: RoomOptions): Promise<Room> {
  const installed = ["pulumi-adobe-campaign", "@pulumi/pulumi"];
  const environment = await ensurePythonEnvironment();
  const room = await Room.open({ "index.js": "", ...files }, { installed, ...options });
  const { env, project } = room.stack;
  const [bin = "", ...path] = (env["PATH"] ?? "").split(delimiter);
  // Activated: a host that is built from its Go module is too old to read `virtualenv` in Pulumi.yaml.
  env["PATH"] = [join(project, "venv", "bin"), bin, await ensurePythonHost({ bin }), ...path].join(delimiter);

  await generateSdk("python", join(project, "sdks", "python"));
  await run(join(environment, "bin", "python"), ["-m", "venv", "--without-pip", join(project, "venv")]);
  const [shared] = globSync("lib/python*/site-packages", { cwd: environment });
  const [own] = globSync("venv/lib/python*/site-packages", { cwd: project });
  writeFileSync(join(project, own!, "shared.pth"), join(environment, shared!));
  const offline = ["--no-index", "--no-build-isolation", "--quiet", "--disable-pip-version-check"];
  await run(
    join(project, "venv", "bin", "python"),
    ["-m", "pip", "install", ...offline, "-r", "requirements.txt"],
    project,
  );
  return room;
}

async function run(command: string, args: string[], cwd?: string): Promise<void> {
  const { code, output } = await execute(command, args, { quiet: true, ...(cwd === undefined ? {} : { cwd }) });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`);
}
