import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type OutputChunk, type Plugin, rolldown } from "rolldown";

import { licensesOf } from "./licenses.mts";
import { root } from "./paths.mts";

const provider = join(root, "provider");

export const NAME = "pulumi-resource-adobe-campaign";

/** What Pulumi's SDK loads for serialised functions and for programs in TypeScript: nothing that a component needs. */
const unneeded = /^(@npmcli\/arborist|typescript|ts-node|.*\/typescript-shim(\.js)?)$/;

/**
 * Packs the plugin for every language into `folder`: it starts where nothing is installed, so all that it needs is in it. One file for
 * the resources, which are always needed, and one for components, which bring Pulumi's whole SDK.
 */
export async function bundleNative(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const packed = [
    ...(await pack("main.ts", join(folder, NAME), "#!/usr/bin/env node")),
    ...(await pack("component-host.ts", join(folder, "component-host.js"))),
  ];
  chmodSync(join(folder, NAME), 0o755);
  // Windows knows no line that names the interpreter.
  writeFileSync(join(folder, `${NAME}.cmd`), `@node "%~dp0${NAME}" %*\r\n`);
  copyFileSync(join(root, "schema.json"), join(folder, "schema.json"));
  writeFileSync(join(folder, "LICENSES"), licensesOf(packed));
}

/** One file out of an entry and all that it loads, now or later. Resolves with the modules that are in it. */
async function pack(entry: string, file: string, banner = ""): Promise<string[]> {
  const bundled = await rolldown({
    input: join(provider, "native", entry),
    platform: "node",
    logLevel: "warn",
    plugins: [without(unneeded)],
  });
  const { output } = await bundled.write({
    file,
    format: "cjs",
    banner,
    codeSplitting: false,
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  });
  await bundled.close();
  return output.filter((each): each is OutputChunk => each.type === "chunk").flatMap(({ moduleIds }) => moduleIds);
}

/** Puts an empty module in the place of others. */
function without(modules: RegExp): Plugin {
  const empty = "\0empty";
  return {
    name: "without",
    resolveId: (id) => (modules.test(id) ? empty : undefined),
    load: (id) => (id === empty ? "module.exports = {};" : undefined),
  };
}
