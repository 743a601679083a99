import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import type { ConfigSource } from "./source";

/** A Pulumi project on disk. */
export interface Project {
  readonly folder: string;
  /** Empty if the file does not have it on one line. */
  readonly name: string;
  /** Where its program is, `main` of the file: a folder, or a file in one. */
  readonly program: string;
  /** The language of its program, such as `nodejs` or `yaml`; empty where the file does not say it in the usual place. */
  readonly runtime: string;
}

const files = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The project of a folder, searched upwards as Pulumi does it. */
export function findProject(from: string): Project | undefined {
  return projectsAbove(from)[0];
}

/**
 * A path as one that can be opened: a relative one begins at the project's folder, wherever a command is run and wherever the program is.
 */
export function resolveFile(config: ConfigSource | undefined, path: string): string {
  return resolve(config?.folder ?? runningProject() ?? "", path);
}

/**
 * The folder of the project that is run. Pulumi starts providers in the program's folder, which is another one if the project has `main`,
 * and gives them the project's name only. So it is searched upwards: the nearest project of that name whose program is here.
 */
export function runningProject(
  programFolder = process.cwd(),
  name = process.env["PULUMI_PROJECT"] ?? process.env["PULUMI_NODEJS_PROJECT"],
): string | undefined {
  const projects = projectsAbove(programFolder);
  const named = projects.filter((project) => name === undefined || project.name === name);
  const isHere = ({ program }: Project) => program === programFolder || dirname(program) === programFolder;
  return (named.find(isHere) ?? named[0] ?? projects[0])?.folder;
}

function projectsAbove(from: string): Project[] {
  const found: Project[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = files.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined) found.push(readProject(folder, readFileSync(file, "utf8")));
    if (dirname(folder) === folder) return found;
  }
}

function readProject(folder: string, text: string): Project {
  const name = /^[\w.-]+$/.exec(valueIn(text, "name"))?.[0] ?? "";
  return { folder, name, program: resolve(folder, valueIn(text, "main")), runtime: runtimeIn(text) };
}

/** `runtime` is a name, or an object whose first key is usually `name`. */
function runtimeIn(text: string): string {
  const value = /^(?: *"runtime"|runtime) *:\s*\{?\s*(?:"?name"? *: *)?["']?([\w-]+)/m.exec(text)?.[1] ?? "";
  return value === "options" ? "" : value;
}

/** A top-level value of one line, in YAML or in JSON. */
function valueIn(text: string, key: string): string {
  const [, quoted, plain = ""] =
    new RegExp(`^(?: *"${key}"|${key}) *: *(?:["']([^"'\\n]*)["']|([^#,\\n]*))`, "m").exec(text) ?? [];
  return quoted ?? plain.trim();
}
