/** Judges the packed file as those do who install it: publint, and the types as each module resolution sees them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScript } from "./execute.mts";
import { pack } from "./npm.mts";
import { program } from "./paths.mts";

const folder = mkdtempSync(join(tmpdir(), "adobe-campaign-pack-"));
try {
  const tarball = await pack(folder);
  const judges: [string, string[]][] = [
    [program.publint, ["--level", "warning", "--strict", tarball]],
    [program.attw, ["--no-emoji", "--no-color", tarball]],
  ];
  for (const [judge, args] of judges) {
    const { code, output } = await runScript(judge, args, { quiet: true });
    if (code === 0) continue;
    console.error(output);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
