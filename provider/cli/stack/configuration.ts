import type { StackConfig } from "../../config/secrets-in-clear";
import { StackConfigurationError } from "../../errors/stack-configuration-error";
import { findProject, type Project } from "../../config/project";
import { configFileArguments, leavingNoFile } from "./config-file";
import { runPulumi } from "./pulumi";

interface Value {
  readonly value?: string;
  readonly objectValue?: unknown;
  readonly secret?: boolean;
}

/**
 * The configuration of a stack as the provider would get it, secrets in clear: they stay in this process.
 *
 * @throws StackConfigurationError (ACC1101) when Pulumi is missing, or says no.
 */
export async function readStackConfiguration(stack: string, cwd: string, file?: string): Promise<StackConfig> {
  const args = ["config", "--json", "--show-secrets", "--stack", stack, ...configFileArguments(file)];
  const run = await leavingNoFile(stack, cwd, () => runPulumi(cwd, args));
  if ("failure" in run) throw new StackConfigurationError(stack, cwd, run.failure);
  return configurationIn(parse(run.stdout, stack, cwd), findProject(cwd));
}

/** A key without a namespace is one of the project, as in a program. */
export function configurationIn(
  values: Readonly<Record<string, Value>>,
  project?: Pick<Project, "name" | "folder">,
): StackConfig {
  const full = (key: string) => (key.includes(":") ? key : `${project?.name ?? ""}:${key}`);
  return {
    ...(project === undefined ? {} : { folder: project.folder }),
    get: (key) => (Object.hasOwn(values, full(key)) ? textOf(values[full(key)]!) : undefined),
    isSecret: (key) => Object.hasOwn(values, full(key)) && values[full(key)]!.secret === true,
  };
}

/** Objects are told as text, as the provider gets them. */
function textOf({ value, objectValue }: Value): string | undefined {
  return objectValue === undefined ? value : JSON.stringify(objectValue);
}

function parse(text: string, stack: string, cwd: string): Record<string, Value> {
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === "object" && values !== null && !Array.isArray(values)) return values as Record<string, Value>;
  } catch {
    // Reported below, without what was printed: it holds secrets.
  }
  throw new StackConfigurationError(stack, cwd, "the answer of `pulumi config --json` is not understood");
}
