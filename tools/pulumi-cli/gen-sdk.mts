import { join } from "node:path";
import { execute } from "../execute.mts";
import { root } from "../paths.mts";
import { goTool } from "./go-tool.mts";

/** Pulumi's generators, in the version of them that `language-yaml/go.mod` pins; the number counts changes of `gen-sdk/main.go`. */
const generator = { module: "language-yaml", program: "./gen-sdk", version: "3.257.0-1" };

/** The folder of `gen-sdk`: one that we keep, else one that we build now. */
export async function ensureGenerators(): Promise<string> {
  const bin = await goTool({ name: "pulumi-gen-sdk", programs: ["gen-sdk"] }, generator, "Pulumi's generators of SDKs");
  if (typeof bin === "string") return bin;
  throw new Error(`Pulumi's generators of SDKs could not be built from their Go module: ${bin.reason}.`);
}

/** Writes the SDK that Pulumi generates out of our schema, as `pulumi package gen-sdk` does with an official release. */
export async function generateSdk(language: "nodejs" | "python" | "go", folder: string): Promise<void> {
  const args = [language, join(root, "schema.json"), folder];
  const { code, output } = await execute(join(await ensureGenerators(), "gen-sdk"), args, { quiet: true });
  if (code !== 0) throw new Error(`no SDK for ${language}: ${output}`);
}
