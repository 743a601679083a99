import { join } from "node:path";
import { runScript } from "../execute.mts";
import { workFolder } from "../paths.mts";
import { shelve } from "./cache.mts";
import { lastLines, type PulumiCli, type Unavailable } from "./source.mts";

const script = join(import.meta.dirname, "install-release.mts");

/** The official release of the CLI, in the version of our SDK. */
export async function cliFromInstaller(): Promise<PulumiCli | Unavailable> {
  // The SDK is loaded here and not above: it takes a while, and most runs never come this far.
  const { version } = (await import("@pulumi/pulumi/version.js")).default;
  console.error(`fetching Pulumi ${version} with its official installer (up to 2 minutes)…`);
  const shelved = await shelve(version, async (folder) => {
    // In a process of its own: the installer has no time limit, and a shell script below it.
    const { code, output } = await runScript(script, [folder], {
      quiet: true,
      timeout: 120_000,
      env: { ...process.env, PULUMI_HOME: join(workFolder, "pulumi-home") },
    });
    return code === 0 ? undefined : { reason: lastLines(output, 1) };
  });
  return "reason" in shelved ? shelved : { ...shelved, version, source: "installer" };
}
