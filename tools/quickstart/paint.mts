import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** NO_COLOR, FORCE_COLOR and whether somebody is looking decide, as everywhere in Node. */
export const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

export const hasColors = (): boolean => paint("bold", "") !== "";

const signs: Record<string, Style> = { "+": "green", "-": "red", "~": "yellow" };

/** A line of a command's output, by the sign that Pulumi begins a change with. */
export function paintOutput(line: string): string {
  const [, sign = ""] = /^\s*([+~-]) /.exec(line) ?? [];
  const style = signs[sign];
  return style === undefined ? line : paint(style, line);
}
