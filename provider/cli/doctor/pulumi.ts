import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { runPulumi } from "../stack/pulumi";
import { type Line, ok, problem, skipped, warning } from "./line";
import { atLeast, needed } from "./versions";

const install = "install Pulumi: https://www.pulumi.com/docs/install/";

/** The Pulumi CLI, and the two programs with which it runs this provider. */
export async function pulumiLines(cwd: string): Promise<Line[]> {
  const run = await runPulumi(cwd, ["version"]);
  if ("failure" in run)
    return [problem("pulumi", run.failure, install), ...skipped(["launcher"], "there is no Pulumi CLI")];
  return [cliLine(run.stdout.trim().replace(/^v/, "")), launcherLine(process.env["PATH"] ?? "")];
}

export function cliLine(version: string): Line {
  const update = "update Pulumi";
  if (!/^\d/.test(version)) return warning("pulumi", "`pulumi version` does not print a version", update);
  if (!atLeast(version, needed.exitCodes))
    return warning(
      "pulumi",
      `Pulumi ${version} is older than ${needed.exitCodes}: a preview that finds drift does not end with 7`,
      update,
    );
  if (!atLeast(version, needed.driftReport))
    return warning(
      "pulumi",
      `Pulumi ${version} is older than ${needed.driftReport}: \`adobe-campaign drift\` cannot use it`,
      update,
    );
  if (!atLeast(version, needed.importFile))
    return warning(
      "pulumi",
      `Pulumi ${version} is older than ${needed.importFile}: \`adobe-campaign import\` writes a file that it does not take`,
      update,
    );
  return ok("pulumi", `Pulumi ${version}`);
}

/** Pulumi looks for both beside itself, then on the PATH. */
export function launcherLine(path: string): Line {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const cli = folders.map((folder) => find(folder, "pulumi")).find((file) => file !== undefined);
  const places = [...(cli === undefined ? [] : [dirname(realpathSync(cli))]), ...folders];
  const missing = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"].filter((name) =>
    places.every((folder) => find(folder, name) === undefined),
  );
  return missing.length === 0
    ? ok("launcher", "the language host and the launcher of dynamic providers are there")
    : problem("launcher", `${missing.join(" and ")} is neither beside \`pulumi\` nor on the PATH`, install);
}

function find(folder: string, name: string): string | undefined {
  return [name, `${name}.exe`, `${name}.cmd`].map((file) => join(folder, file)).find((file) => existsSync(file));
}
