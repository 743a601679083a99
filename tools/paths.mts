import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The repository. */
export const root = dirname(import.meta.dirname);

/** All that a command leaves behind, and git ignores: state, results, stamps. */
export const workFolder = join(root, ".work");

/** What clones of this repository share: a Pulumi CLI, since making one takes minutes. */
export function cacheFolder(env = process.env): string {
  return (
    env["PULUMI_ADOBE_CAMPAIGN_CACHE"] ??
    join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "pulumi-adobe-campaign")
  );
}

/** Script of a program in node_modules, to be run with this Node. */
export const program = {
  attw: join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js"),
  eslint: join(root, "node_modules", "eslint", "bin", "eslint.js"),
  knip: join(root, "node_modules", "knip", "bin", "knip.js"),
  prettier: join(root, "node_modules", "prettier", "bin", "prettier.cjs"),
  publint: join(root, "node_modules", "publint", "src", "cli.js"),
  stryker: join(root, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js"),
  tsc: join(root, "node_modules", "typescript", "bin", "tsc"),
  vitest: join(root, "node_modules", "vitest", "vitest.mjs"),
};
