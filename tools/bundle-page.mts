import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { rolldown } from "rolldown";

import { root } from "./paths.mts";

const browser = join(root, "provider", "emulator", "page", "browser");

/** Packs the emulator's page, with the part of Preact that it uses, into one script beside its markup and its style sheet. */
export async function bundlePage(folder: string): Promise<void> {
  const assets = join(folder, "emulator", "page", "assets");
  const bundled = await rolldown({
    input: join(browser, "main.tsx"),
    platform: "browser",
    logLevel: "warn",
  });
  await bundled.write({ file: join(assets, "app.js"), format: "iife", minify: true });
  await bundled.close();
  mkdirSync(assets, { recursive: true });
  for (const name of ["index.html", "app.css"]) copyFileSync(join(browser, name), join(assets, name));
  copyFileSync(join(root, "node_modules", "preact", "LICENSE"), join(assets, "preact.LICENSE"));
}
