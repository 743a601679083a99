import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runScript } from "./execute.mts";
import { program, root } from "./paths.mts";

const dist = join(root, "dist");
/** The plugin for every language. */
const native = join(root, "native");
const stamp = join(dist, ".built-from");

/** Digest of all that the compiled files depend on: names and contents. */
export function digestOf(folder: string, paths: string[]): string {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(folder, path)))
      .update("\0");
  return hash.digest("hex");
}

function sources(): string {
  const provider = globSync("provider/**/*.{ts,tsx,css,html}", { cwd: root }).sort();
  const tools = ["tools/bundle.mts", "tools/bundle-native.mts", "tools/bundle-page.mts", "tools/licenses.mts"];
  return digestOf(root, [...provider, "package.json", "package-lock.json", "tsconfig.json", "schema.json", ...tools]);
}

function built(): string | undefined {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}

/** Two renames, since another build may run at the same time, and a program may be reading. */
function putInPlace(fresh: string, place: string): void {
  const old = `${fresh}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Compiles `provider/` into `dist/`, and packs the plugin into `native/`, when something has changed since. It is made beside it and
 * then takes its place, so a failed build leaves the old one, and no file of a deleted source survives.
 *
 * `despiteErrors` is for the generator: what it is about to write may be just what the compiler misses.
 */
export async function build({ despiteErrors = false } = {}): Promise<number> {
  const wanted = sources();
  const last = built();
  if (last === wanted && existsSync(native)) return 0;
  console.error(
    `building, since ${last === undefined ? "nothing is built yet" : "the sources have changed"} (about 10 s)…`,
  );
  const fresh = join(root, ".work", `dist-${process.pid}`);
  const { code } = await runScript(program.tsc, [
    ...["-p", "tsconfig.json", "--outDir", fresh],
    ...["--noEmitOnError", despiteErrors ? "false" : "true"],
  ]);
  if (code === 0) {
    const { bundle } = await import("./bundle.mts"); // loads a bundler, which is seldom needed
    const { bundleNative } = await import("./bundle-native.mts");
    const { bundlePage } = await import("./bundle-page.mts");
    await bundle(fresh);
    await bundlePage(fresh);
    await bundleNative(`${fresh}-native`);
    putInPlace(`${fresh}-native`, native);
    writeFileSync(join(fresh, ".built-from"), wanted);
  }
  if (code === 0 || despiteErrors) {
    putInPlace(fresh, dist);
  } else {
    rmSync(fresh, { recursive: true, force: true });
    console.error("The build failed; the messages of the compiler are above.");
  }
  return code;
}
