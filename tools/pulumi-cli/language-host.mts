import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { executable, type PulumiCli, type Unavailable } from "./source.mts";

/** The program with which Pulumi runs programs of one language. */
export interface LanguageHost {
  readonly language: string;
  readonly program: string;
  /** One that we keep from before or, if there is none, build now. */
  readonly build: () => Promise<string | Unavailable>;
}

/**
 * The folder of a language's host: beside the CLI or on PATH, as with an official release; else one that we keep, else one that we build
 * now. Tests that need it fail without it, with what was tried: none is skipped.
 */
export async function ensureLanguageHost(
  { language, program, build }: LanguageHost,
  cli: Pick<PulumiCli, "bin">,
  path = process.env["PATH"] ?? "",
): Promise<string> {
  const folders = [cli.bin, ...path.split(delimiter).filter((folder) => folder !== "")];
  const installed = folders.find((folder) => existsSync(join(folder, executable(program))));
  if (installed !== undefined) return installed;
  const found = await build();
  if (typeof found === "string") return found;
  throw new Error(
    [
      `No host for Pulumi programs in ${language} (${program}) could be had. Tried, in this order:`,
      "  - beside the Pulumi CLI, and on PATH: there is none",
      "  - one built before: there is none",
      `  - a build from its Go module: ${found.reason}`,
      "Install an official release of Pulumi (https://www.pulumi.com/docs/install/), which brings it, and run the command again.",
    ].join("\n"),
  );
}
