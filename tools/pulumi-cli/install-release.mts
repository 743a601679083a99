/** `install-release.mts <folder>`: puts the official Pulumi CLI, in the version of our SDK, into `<folder>/bin`. */
import automation from "@pulumi/pulumi/automation/index.js";

const [root = ""] = process.argv.slice(2);
try {
  await automation.PulumiCommand.install({ root });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
