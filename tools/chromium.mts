import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium as playwright, type Browser } from "playwright-core";

const onPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser of the page's tests and screenshots: a Chromium on PATH, else the one that a package carries, unpacked at its first use. */
export async function findChromium(): Promise<string> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter))
    for (const name of onPath) if (folder !== "" && existsSync(join(folder, name))) return join(folder, name);
  const { default: carried } = await import("@sparticuz/chromium");
  return carried.executablePath();
}

/** Starts it. The name `evil.test` leads to loopback in it, as a name does whose owner rebinds it. */
export async function startChromium(): Promise<Browser> {
  try {
    const executablePath = await findChromium();
    // As root Chromium runs without its sandbox only; it sees no page but ours.
    const args = ["--no-sandbox", "--host-resolver-rules=MAP evil.test 127.0.0.1"];
    return await playwright.launch({ executablePath, args });
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(
      "No browser can be started, which the tests of the emulator's page need. They take a Chromium on PATH, or the one in the npm " +
        `package @sparticuz/chromium, which runs on Linux (x64). It said: ${why}`,
      { cause: error },
    );
  }
}
