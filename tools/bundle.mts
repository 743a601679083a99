import { copyFileSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { rolldown } from "rolldown";

import { root } from "./paths.mts";

const provider = join(root, "provider");

/** Copied into the bundle; what else we depend on stays a package of its own, which can be updated without us. */
const packed = "zod";

function packages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).filter((name) => name !== packed);
}

/**
 * Packs what Pulumi loads in every provider process, `dynamic.js`, with the part of zod that it uses. Otherwise it would be more
 * than a hundred files, most of them zod's languages, which take three times as long to load (`npm run bench -- cold-start`).
 * What is imported later, such as the client, stays in files of its own beside it.
 */
export async function bundle(folder: string): Promise<void> {
  const bundled = await rolldown({
    input: { dynamic: join(provider, "dynamic.ts") },
    platform: "node",
    external: packages(),
    logLevel: "warn",
  });
  await bundled.write({
    dir: folder,
    format: "cjs",
    entryFileNames: "[name].js",
    // Without a digest in the name: a process that runs while another build takes its place still finds them.
    chunkFileNames: ({ name, facadeModuleId }) =>
      `dynamic/${facadeModuleId ? relative(provider, facadeModuleId).replace(/\.ts$/, "").replace(/\W+/g, "-") : name}.js`,
  });
  await bundled.close();
  copyFileSync(join(root, "node_modules", packed, "LICENSE"), join(folder, "dynamic", `${packed}.LICENSE`));
  await bundleWrapping(folder);
}

/** The packages with which the command breaks lines, in the file that uses them: too small to be one's dependencies. */
async function bundleWrapping(folder: string): Promise<void> {
  const bundled = await rolldown({ input: join(provider, "cli/terminal/wrap.ts"), platform: "node", logLevel: "warn" });
  await bundled.write({ file: join(folder, "cli/terminal/wrap.js"), format: "cjs" });
  await bundled.close();
  const licenses = ["ansi-styles", "get-east-asian-width", "string-width", "strip-ansi", "ansi-regex", "wrap-ansi"];
  for (const name of licenses) {
    const file = join(root, "node_modules", name, "license");
    copyFileSync(file, join(folder, "cli/terminal", `${name}.LICENSE`));
  }
}
