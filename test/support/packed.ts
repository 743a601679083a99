import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { pack } from "../../tools/npm.mts";

/** The packed file, made anew for all tests of the file. */
export function usePacked(): { readonly tarball: string } {
  const packed = { tarball: "" };
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "adobe-campaign-packed-"));
    packed.tarball = await pack(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return packed;
}

/** The paths in a packed file, without the folder `package/` that holds them all. */
export function pathsIn(tarball: string): string[] {
  const list = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" });
  return list
    .trim()
    .split("\n")
    .map((path) => path.replace(/^package\//, ""))
    .sort();
}
