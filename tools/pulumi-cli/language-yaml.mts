import { goTool } from "./go-tool.mts";
import { ensureLanguageHost } from "./language-host.mts";
import type { PulumiCli } from "./source.mts";

const program = "pulumi-language-yaml";

const build = () =>
  goTool(
    { name: program, programs: [program] },
    {
      module: "language-yaml",
      program: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      // The version that `language-yaml/go.mod` pins.
      version: "1.38.3",
      stamp: "github.com/pulumi/pulumi-yaml/pkg/version.Version",
    },
    "Pulumi's host for programs in YAML",
  );

/** The folder of the host for programs in YAML. */
export const ensureYamlHost = (cli: Pick<PulumiCli, "bin">, path?: string): Promise<string> =>
  ensureLanguageHost({ language: "YAML", program, build }, cli, path);
