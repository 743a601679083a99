import { styleText } from "node:util";

import type { Style } from "../../text/styled";

export type ColorChoice = "auto" | "always" | "never";

let choice: ColorChoice = "auto";

/** What `--color` says, which wins over the environment. */
export function chooseColors(chosen: ColorChoice): void {
  choice = chosen;
}

/** NO_COLOR wins over FORCE_COLOR (https://no-color.org); without either, whether somebody is looking. */
export function hasColors(env: NodeJS.ProcessEnv = process.env): boolean {
  if (choice !== "auto") return choice === "always";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return !["0", "false"].includes(forced);
  return process.stdout.isTTY === true && env["TERM"] !== "dumb";
}

const formats: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  bad: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: "cyan",
  good: "green",
  wanted: ["inverse", "green"],
  found: ["inverse", "red"],
  strong: "bold",
  quiet: "gray",
};

/** A text that nothing of its own is obeyed in. */
export function painted(text: string, style: Style | undefined): string {
  return style === undefined ? text : styleText(formats[style], text, { validateStream: false });
}
