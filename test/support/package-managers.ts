import { join } from "node:path";
import { root } from "../../tools/paths.mts";
import { npm } from "../../tools/npm.mts";
import { type Ending, execute, runScript } from "../../tools/execute.mts";

/** No script of a package is run: several managers refuse that by default, so nothing may need one. */
const flags = ["--prefer-offline", "--ignore-scripts"];

interface PackageManager {
  /** Files that a project has besides `package.json`. */
  readonly files: Record<string, string>;
  /** `npm install` and the like; what was downloaded before comes from the manager's own cache. */
  readonly install: (options: { cwd: string; quiet: boolean }) => Promise<Ending>;
}

const bin = (...path: string[]) => join(root, "node_modules", ...path);

export const packageManagers = {
  npm: {
    files: {},
    install: (options) => npm(["install", "--no-audit", "--no-fund", "--loglevel=error", ...flags], options),
  },
  pnpm: {
    // As strict as it can be: a package finds what it declares, and nothing else.
    files: { "pnpm-workspace.yaml": "hoist: false\nshamefullyHoist: false\n" },
    install: (options) => execute(bin(".bin", "pnpm"), ["install", ...flags], options),
  },
  yarn: {
    files: {},
    install: (options) => runScript(bin("yarn", "bin", "yarn.js"), ["install", "--non-interactive", ...flags], options),
  },
} as const satisfies Record<string, PackageManager>;

export type PackageManagerName = keyof typeof packageManagers;
