import { existsSync } from "node:fs";
import { join } from "node:path";
import { execute, type Ending } from "./execute.mts";
import { program, root, workFolder } from "./paths.mts";

const generator = join(root, "tools", "generate.mts");

const checks: Record<string, string[]> = {
  eslint: [program.eslint, "--max-warnings=0", "."],
  prettier: [
    program.prettier,
    ...["--check", "--log-level=warn"],
    ...["--cache", "--cache-strategy=content", `--cache-location=${join(workFolder, "prettier-cache")}`],
    ".",
  ],
  types: [
    program.tsc,
    ...["-p", "tsconfig.check.json"],
    ...["--incremental", "--tsBuildInfoFile", join(workFolder, "types.tsbuildinfo")],
  ],
  "types of the page": [program.tsc, "-p", join(root, "provider", "emulator", "page", "browser", "tsconfig.json")],
  "types of the page's tests": [program.tsc, "-p", join(root, "test", "browser", "tsconfig.json")],
  "unused code": [program.knip, "--no-progress"],
  "the package": [join(root, "tools", "check-package.mts")],
  ...(existsSync(generator) ? { "generated files": [generator, "--check"] } : {}),
};

/** Runs all checks of the sources side by side, shows what they complain about, and returns the names of those that do. */
export async function lint(): Promise<string[]> {
  console.error(`checking the sources: ${Object.keys(checks).join(", ")} (about 30 s)…`);
  const endings = await Promise.all(
    Object.entries(checks).map(async ([name, args]): Promise<[string, Ending]> => [
      name,
      await execute(process.execPath, args, { quiet: true }),
    ]),
  );
  const failed = endings.filter(([, { code }]) => code !== 0);
  for (const [name, { output }] of failed) console.error(`\n${name}:\n${output.trim()}\n`);
  return failed.map(([name]) => name);
}
