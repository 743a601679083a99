import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "../../tools/npm.mts";
import { cacheFolder } from "../../tools/paths.mts";

const platform = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** The oldest Node that users may have. The newest that is tested is the one that runs the tests. */
const oldest = "22.23.3";

/** Folder of a `node` of this version; fetched once from npm, where each platform's binary is a package. */
export async function folderOfNode(version: "oldest" | "newest"): Promise<string> {
  if (version === "newest") return dirname(process.execPath);
  const place = join(cacheFolder(), "node", `${oldest}-${platform}`);
  const bin = join(place, "node_modules", `node-${platform}`, "bin");
  if (existsSync(bin)) return bin;
  mkdirSync(dirname(place), { recursive: true });
  const draft = mkdtempSync(join(dirname(place), ".making-"));
  try {
    const args = ["install", "--prefix", draft, "--no-audit", "--no-fund", `node-${platform}@${oldest}`];
    const { code, output } = await npm(args, { quiet: true, cwd: draft });
    if (code !== 0) throw new Error(`Node ${oldest} could not be fetched from npm:\n${output}`);
    if (!existsSync(place)) renameSync(draft, place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return bin;
}
