import { existsSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { InvalidArgumentError } from "commander";

import { findProject } from "../../config/project";

/** The argument of `--config-file`, seen from where the command is started. Pulumi would make a file that is not there. */
export function configFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new InvalidArgumentError(`There is no file ${path}.`);
  return resolve(path);
}

export function configFileArguments(file: string | undefined): string[] {
  return file === undefined ? [] : ["--config-file", file];
}

/** Pulumi writes a stack's configuration file where there is none, if only with a salt; a command that looks leaves none behind. */
export async function leavingNoFile<T>(stack: string, cwd: string, work: () => Promise<T>): Promise<T> {
  const project = findProject(cwd);
  const file = project && join(project.folder, `Pulumi.${stack.split("/").at(-1)!}.yaml`);
  const wasThere = file === undefined || existsSync(file);
  try {
    return await work();
  } finally {
    if (!wasThere) rmSync(file, { force: true });
  }
}
