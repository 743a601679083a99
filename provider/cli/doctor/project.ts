import { readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { findProject, type Project } from "../../config/project";
import { type Line, ok, problem, skipped } from "./line";
import { atLeast, needed } from "./versions";

const OURS = "pulumi-adobe-campaign";
const SDK = "@pulumi/pulumi";

/** Node.js, and what the project of a folder has installed. */
export function projectLines(cwd: string): Line[] {
  const project = findProject(cwd);
  return [
    nodeLine(process.versions.node),
    ...(project === undefined
      ? skipped(
          ["sdk", "package"],
          "there is no Pulumi.yaml in this folder or above; --cwd names the folder of a project",
        )
      : isForPlugin(project)
        ? skipped(
            ["sdk", "package"],
            `the program is in ${project.runtime}, which uses the plugin and not the package's classes`,
          )
        : [sdkLine(project), packageLine(project)]),
  ];
}

/** Only programs in Node.js have the classes. */
const isForPlugin = ({ runtime }: Project): boolean => /^(yaml|python|go|dotnet|java)$/.test(runtime);

export function nodeLine(version: string): Line {
  return atLeast(version, needed.node)
    ? ok("node", `Node.js ${version}`)
    : problem("node", `Node.js ${version} is older than ${needed.node}`, `install Node.js ${needed.node} or later`);
}

/** Pulumi recognises a dynamic provider by a class of its SDK, so program and package must have the same copy. */
function sdkLine(project: Project): Line {
  const folder = programFolder(project);
  const own = locate(folder, SDK);
  const install = `npm install ${SDK}@^${needed.sdk}.0`;
  if (own === undefined) return problem("sdk", `${SDK} is not installed in ${folder}`, install);
  if (!atLeast(own.version, needed.sdk))
    return problem("sdk", `${SDK} ${own.version} is older than ${needed.sdk}`, install);
  const ours = locate(folder, OURS);
  const theirs = ours === undefined ? undefined : locate(ours.folder, SDK);
  if (theirs !== undefined && theirs.folder !== own.folder)
    return problem(
      "sdk",
      `there are two copies of ${SDK}: ${own.version} in ${own.folder}, and ${theirs.version} in ${theirs.folder}, which ${OURS} uses`,
      `have one, for instance with \`npm dedupe\``,
    );
  return ok("sdk", `${SDK} ${own.version}${theirs === undefined ? "" : ", one copy"}`);
}

/** The state of each resource says `require("pulumi-adobe-campaign/dynamic")`: Pulumi loads it from the folder of the program. */
function packageLine(project: Project): Line {
  const folder = programFolder(project);
  try {
    createRequire(join(folder, "package.json")).resolve(`${OURS}/dynamic`);
    return ok("package", `${OURS} ${locate(folder, OURS)?.version ?? ""} is found from ${folder}`);
  } catch {
    return problem(
      "package",
      `${OURS}/dynamic is not found from ${folder}, where Pulumi loads the provider`,
      `npm install ${OURS}, in that folder itself`,
    );
  }
}

/** `main` of a project is a folder, or a file in one. */
function programFolder({ program }: Project): string {
  return statSync(program, { throwIfNoEntry: false })?.isFile() === true ? dirname(program) : program;
}

interface Installed {
  readonly folder: string;
  readonly version: string;
}

function locate(from: string, name: string): Installed | undefined {
  try {
    const file = realpathSync(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version?: unknown };
    return { folder: dirname(file), version: String(version) };
  } catch {
    return undefined;
  }
}
