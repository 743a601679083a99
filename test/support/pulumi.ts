/**
 * One stack on the real engine: a project in a temporary folder, with a backend and a Pulumi home of its own.
 *
 *     const stack = await Stack.create({ "index.js": `…` });
 *     const up = await stack.up();
 *     expect(up.code, up.text).toBe(0);
 *     await stack.remove();
 */
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPulumiCli } from "../../tools/pulumi-cli/ensure.mts";
import { pulumiEnvironment } from "../../tools/pulumi-cli/environment.mts";
import { createProject, type Files, writeFiles } from "./pulumi-project.ts";
import { compileCache } from "../../tools/compile-cache.mts";
import { type Ran, runProgram } from "./run-program.ts";
import { TypesOnce } from "./types-once.ts";

export type { Ran } from "./run-program.ts";

export interface StackOptions {
  project?: string;
  name?: string;
  /** Added to the environment of every command. `undefined` removes a variable. */
  env?: NodeJS.ProcessEnv;
  /** Stack configuration, by full key (`adobe-campaign:url`). */
  config?: Record<string, string>;
  /** The same for secrets, kept encrypted in the stack's file. */
  secrets?: Record<string, string>;
  /** Packages of this repository to link into the project; those of a usual project unless told. */
  installed?: string[];
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** Milliseconds; two minutes unless told. */
  timeout?: number;
  /** Ctrl-C: the engine waits for what is under way, then ends. */
  interrupt?: AbortSignal;
  /** A power cut for the engine and its plugins. The stack stays locked: `run("cancel", "--yes")`. */
  kill?: AbortSignal;
}

/** A resource in the exported state. */
export interface ResourceState {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  [key: string]: unknown;
}

export interface ExportedState {
  version: number;
  deployment: { resources?: ResourceState[]; pending_operations?: unknown[]; [key: string]: unknown };
}

const cliFolder = async () => process.env["PULUMI_ADOBE_CAMPAIGN_CLI"] ?? (await findPulumiCli()).bin;

export class Stack {
  /** All that belongs to this stack: `project`, `state`, `home`. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-stack-")));
  readonly project = join(this.folder, "project");
  readonly name: string;
  env: NodeJS.ProcessEnv = {};
  readonly #types = new TypesOnce(join(this.project, "index.ts"));

  private constructor(name: string) {
    this.name = name;
  }

  /** Writes the project, initialises the stack, sets its configuration. */
  static async create(files: Files, options: StackOptions = {}): Promise<Stack> {
    const { project = "engine-test", name = "test", config = {}, secrets = {}, installed } = options;
    const stack = new Stack(name);
    const env = pulumiEnvironment(stack.folder, { bin: await cliFolder() });
    stack.env = { ...env, ...compileCache, CI: "true", ...options.env };
    createProject(stack.project, project, files, installed);
    must(await stack.run("stack", "init", name));
    await stack.configure(config, secrets);
    return stack;
  }

  /** Sets configuration in one command. */
  async configure(config: Record<string, string>, secrets: Record<string, string> = {}): Promise<void> {
    const flags = (flag: string, values: Record<string, string>) =>
      Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
    const all = [...flags("--plaintext", config), ...flags("--secret", secrets)];
    if (all.length > 0) must(await this.run("config", "set-all", "--stack", this.name, ...all));
  }

  /** Changes or adds files of the project: the next version of the program. */
  write(files: Files): void {
    writeFiles(this.project, files);
  }

  /** Runs `pulumi` with any arguments. */
  run(...args: string[]): Promise<Ran> {
    return this.runWith({}, ...args);
  }

  async runWith(options: RunOptions, ...args: string[]): Promise<Ran> {
    const { timeout = 300_000, interrupt, kill } = options;
    const program = this.#types.read();
    const ran = await runProgram("pulumi", [...args, "--non-interactive", "--color=never"], {
      cwd: this.project,
      env: { ...this.env, ...this.#types.environment(program), ...options.env },
      timeout,
      interrupt,
      kill,
    });
    if (ran.code === 0 && runsTheProgram.has(args[0]!)) this.#types.passed(program);
    return ran;
  }

  up(...args: string[]): Promise<Ran> {
    return this.run("up", "--yes", "--skip-preview", "--stack", this.name, ...args);
  }

  preview(...args: string[]): Promise<Ran> {
    return this.run("preview", "--diff", "--stack", this.name, ...args);
  }

  refresh(...args: string[]): Promise<Ran> {
    return this.run("refresh", "--yes", "--skip-preview", "--stack", this.name, ...args);
  }

  destroy(...args: string[]): Promise<Ran> {
    return this.run("destroy", "--yes", "--skip-preview", "--stack", this.name, ...args);
  }

  /** The state as `pulumi stack export` gives it: secrets encrypted. */
  async state(): Promise<ExportedState> {
    return JSON.parse(must(await this.run("stack", "export", "--stack", this.name)).stdout) as ExportedState;
  }

  /** The resources of the state whose type ends with this, for instance `:ImsExternalAccount`. */
  async resources(type = ""): Promise<ResourceState[]> {
    const { deployment } = await this.state();
    return (deployment.resources ?? []).filter((resource) => resource.type.endsWith(type));
  }

  /** Replaces the state, as `pulumi stack import` does. */
  async importState(state: ExportedState): Promise<Ran> {
    const file = join(this.folder, "state-to-import.json");
    writeFiles(this.folder, { "state-to-import.json": JSON.stringify(state) });
    return this.run("stack", "import", "--file", file, "--stack", this.name);
  }

  /** The outputs that the program exports; secrets as "[secret]" unless they are asked for. */
  async outputs(options: { showSecrets?: boolean } = {}): Promise<Record<string, unknown>> {
    const flags = options.showSecrets ? ["--show-secrets"] : [];
    const ran = must(await this.run("stack", "output", "--json", "--stack", this.name, ...flags));
    return JSON.parse(ran.stdout) as Record<string, unknown>;
  }

  /** Deletes everything on disk. What the program made elsewhere stays: `destroy` first, if that matters. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const runsTheProgram = new Set(["preview", "up"]);

/** For the steps of the harness itself, which must not fail. */
function must(ran: Ran): Ran {
  if (ran.code !== 0) throw new Error(`pulumi ended with ${ran.code}:\n${ran.text}`);
  return ran;
}
