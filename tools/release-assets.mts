import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { NAME } from "./bundle-native.mts";
import { execute } from "./execute.mts";
import { root, workFolder } from "./paths.mts";

const platforms = ["linux", "darwin", "windows"].flatMap((system) =>
  ["amd64", "arm64"].map((processor) => `${system}-${processor}`),
);

/**
 * The archives that `pulumi plugin install` asks for, one for each platform, with a file of their SHA-256 digests. All hold the same: the
 * plugin runs on the user's Node. Resolves with their paths.
 */
export async function releaseAssets(folder = join(workFolder, "release")): Promise<string[]> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const native = join(root, "native");
  const archives = platforms.map((platform) => join(folder, `${NAME}-v${version}-${platform}.tar.gz`));
  const [first = "", ...others] = archives;
  // Pulumi looks for the files at the archive's root.
  const { code, output } = await execute("tar", ["-czf", first, "-C", native, ...readdirSync(native).sort()], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`tar failed: ${output}`);
  for (const other of others) copyFileSync(first, other);
  const digest = createHash("sha256").update(readFileSync(first)).digest("hex");
  const sums = join(folder, "SHA256SUMS");
  writeFileSync(sums, archives.map((path) => `${digest}  ${path.slice(folder.length + 1)}\n`).join(""));
  return [...archives, sums];
}
