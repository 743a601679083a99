import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, workFolder } from "../paths.mts";
import { executable, type PulumiCli, type Unavailable } from "./source.mts";
import { compareVersions, recentEnough } from "./version.mts";

const platform = `${process.platform}-${process.arch}`;

/** What is kept: the name of its folder, and the programs that it has to have. */
export interface Kept {
  readonly name: string;
  readonly programs: readonly string[];
}

const pulumiCli: Kept = { name: "pulumi-cli", programs: ["pulumi", "pulumi-language-nodejs"] };

/** First the one that all clones share, then our own, for a home that cannot be written. */
const shelves = ({ name }: Kept = pulumiCli) => [join(cacheFolder(), name), join(workFolder, name)];

const missingIn = (bin: string, { programs }: Kept) =>
  programs.map(executable).filter((file) => !existsSync(join(bin, file)));

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The newest CLI that an earlier run put on a shelf, as `<version>-<platform>/bin`. */
export function cachedCli(folders = shelves()): PulumiCli | Unavailable {
  const candidates = folders.flatMap((folder) =>
    list(folder)
      .filter((name) => name.endsWith(`-${platform}`))
      .map((name) => ({ version: name.slice(0, -platform.length - 1), bin: join(folder, name, "bin") }))
      .filter(({ version, bin }) => recentEnough(version) && missingIn(bin, pulumiCli).length === 0),
  );
  const [newest] = candidates.sort((a, b) => compareVersions(b.version, a.version));
  return newest ? { ...newest, source: "cache" } : { reason: `nothing in ${folders.join(" or ")}` };
}

/** The folder of what an earlier run kept in exactly this version. */
export function cached(version: string, kept: Kept): string | undefined {
  const bins = shelves(kept).map((folder) => join(folder, `${version}-${platform}`, "bin"));
  return bins.find((bin) => missingIn(bin, kept).length === 0);
}

/**
 * Has a CLI made in a folder beside its final one and moves it there in one step, so that nobody ever finds half of
 * one. With two clones at once, the second takes what the first one made.
 */
export async function shelve(
  version: string,
  make: (folder: string) => Promise<Unavailable | undefined>,
  kept: Kept = pulumiCli,
): Promise<{ bin: string } | Unavailable> {
  const shelf = shelves(kept).find(writable);
  if (shelf === undefined) return { reason: `cannot write to ${shelves(kept).join(" or ")}` };
  const place = join(shelf, `${version}-${platform}`);
  const draft = mkdtempSync(join(shelf, ".making-"));
  try {
    const failure = await make(draft);
    if (failure) return failure;
    const missing = missingIn(join(draft, "bin"), kept);
    if (missing.length > 0) return { reason: `it came without ${missing.join(" and ")}` };
    if (!existsSync(place)) renameSync(draft, place);
    return { bin: join(place, "bin") };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(mkdtempSync(join(folder, ".making-")), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
