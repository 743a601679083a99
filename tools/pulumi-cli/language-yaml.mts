import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Kept } from "./cache.mts";
import type { GoProgram } from "./go.mts";
import { goTool } from "./go-tool.mts";
import { executable, type PulumiCli } from "./source.mts";

const kept: Kept = { name: "pulumi-language-yaml", programs: ["pulumi-language-yaml"] };

/** The version that `language-yaml/go.mod` pins. */
const yaml: GoProgram = {
  module: "language-yaml",
  program: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
  version: "1.38.3",
  stamp: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
};

/**
 * The folder of the host for programs in YAML: beside the CLI or on PATH, as with an official release; else one that we keep, else one
 * that we build now. Tests that need it fail without it, with what was tried: none is skipped.
 */
export async function ensureYamlHost(cli: Pick<PulumiCli, "bin">, path = process.env["PATH"] ?? ""): Promise<string> {
  const folders = [cli.bin, ...path.split(delimiter).filter((folder) => folder !== "")];
  const installed = folders.find((folder) => existsSync(join(folder, executable("pulumi-language-yaml"))));
  if (installed !== undefined) return installed;
  const found = await goTool(kept, yaml, "Pulumi's host for programs in YAML");
  if (typeof found === "string") return found;
  throw new Error(
    [
      "No host for Pulumi programs in YAML (pulumi-language-yaml) could be had. Tried, in this order:",
      "  - beside the Pulumi CLI, and on PATH: there is none",
      "  - one built before: there is none",
      `  - a build from its Go module: ${found.reason}`,
      "Install an official release of Pulumi (https://www.pulumi.com/docs/install/), which brings it, and run the command again.",
    ].join("\n"),
  );
}
