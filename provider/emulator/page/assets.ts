import { readFileSync } from "node:fs";
import { join } from "node:path";

const contentTypes = { html: "text/html", js: "text/javascript", css: "text/css" } as const;

/** What the build has put beside this file: markup, one script, one style sheet. */
export type AssetName = "index.html" | "app.js" | "app.css";

/** One of them, or nothing where the emulator runs from its sources, which have no page. */
export function asset(name: AssetName): { contentType: string; body: string } | undefined {
  try {
    const body = readFileSync(join(__dirname, "assets", name), "utf8");
    const ending = name.slice(name.indexOf(".") + 1) as keyof typeof contentTypes;
    return { contentType: `${contentTypes[ending]};charset=utf-8`, body };
  } catch {
    return undefined;
  }
}
