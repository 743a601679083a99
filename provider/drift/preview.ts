import { createRequire } from "node:module";
import { join } from "node:path";

import { readEvents } from "./events";
import type { Preview } from "./report";

/** The part of the Automation API that starts the CLI; all its commands go through it. Types only are in the package. */
interface PulumiCommand {
  run(
    args: string[],
    cwd: string,
    env: Record<string, string>,
    onOutput: (text: string) => void,
    onError: (text: string) => void,
    signal?: AbortSignal,
  ): Promise<unknown>;
}

interface AutomationApi {
  readonly PulumiCommand: { get(): Promise<PulumiCommand> };
}

/**
 * Runs `pulumi preview --refresh --run-program`: the instances are read, then the program is run, so that the configuration of today is used. Its
 * events come as a stream of JSON on stdout.
 */
export async function preview(
  stack: string,
  cwd: string,
  { signal, configFile }: { signal?: AbortSignal; configFile?: string | undefined } = {},
): Promise<Preview> {
  const pulumi = await start(cwd);
  if ("missing" in pulumi) return { events: [], failure: pulumi.missing };
  const said = { stdout: "", stderr: "" };
  const args = ["preview", "--refresh", "--run-program", "--json", "--suppress-outputs", "--stack", stack];
  if (configFile !== undefined) args.push("--config-file", configFile);
  const failed = await pulumi
    .run(
      args,
      cwd,
      { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", PULUMI_RUN_PROGRAM: "true" },
      (text) => (said.stdout += text),
      (text) => (said.stderr += text),
      signal,
    )
    .then(() => false)
    .catch(() => true);
  const events = readEvents(said.stdout);
  if (failed) return { events, failure: whyOf(said) };
  // Even an empty stack has some: without any, nobody knows whether all is in sync.
  return { events, failure: events.length === 0 ? "pulumi preview reported nothing; update Pulumi" : undefined };
}

/** Why no preview can be made at all, for people. */
interface Missing {
  readonly missing: string;
}

async function start(cwd: string): Promise<PulumiCommand | Missing> {
  const api = loadFrom(cwd);
  if ("missing" in api) return api;
  try {
    return await api.PulumiCommand.get();
  } catch {
    return { missing: "the command pulumi cannot be started; install the Pulumi CLI, and put it on the PATH" };
  }
}

/** Only the file that is needed, since the whole takes half a second to load; the whole where the SDK no longer offers the file. */
const modules = ["@pulumi/pulumi/automation/cmd", "@pulumi/pulumi/automation"];

/** From the program's folder, since the SDK is the program's. */
function loadFrom(cwd: string): AutomationApi | Missing {
  const require = createRequire(join(cwd, "package.json"));
  for (const module of modules) {
    try {
      return require(module) as AutomationApi;
    } catch {
      // The next one.
    }
  }
  return {
    missing: `@pulumi/pulumi is not installed in ${cwd}; run the command in the folder of the Pulumi program, after npm install`,
  };
}

/** What Pulumi says outside of its events: an unknown stack, a wrong passphrase. */
function whyOf({ stdout, stderr }: { stdout: string; stderr: string }): string {
  const lines = `${stderr}\n${stdout}`.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("{"));
  const errors = lines.filter((line) => line.startsWith("error: ")).map((line) => line.slice("error: ".length));
  return (errors.length > 0 ? errors : lines).join("\n") || "pulumi preview failed without saying why";
}
