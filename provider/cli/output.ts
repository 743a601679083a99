import { harmless, jsonText, visible } from "../text/display";
import { hasColors } from "./terminal/colors";
import type { Block } from "./terminal/layout";

/** What `--json` prints: one document, and nothing else on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${jsonText(value, 2)}\n`);
}

/** The same in one line, for scripts that read line by line. */
export function printJsonLine(value: unknown): void {
  process.stdout.write(`${jsonText(value)}\n`);
}

/** Each text is one line, whatever is in it. */
export function printLines(lines: readonly string[]): void {
  printText(lines.map((line) => `${visible(line)}\n`).join(""));
}

/** A text of several lines, which are ours. */
export function printText(text: string): void {
  process.stdout.write(harmless(text));
}

/** Shows how far it is on a terminal, in one line that is written over; says nothing in a log. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${visible(text)}`);
}

/** Lines and tables for people: as wide as the terminal and with its colours, or without both in a file or a log. */
export async function printBlocks(blocks: readonly Block[]): Promise<void> {
  const { laidOut } = await import("./terminal/layout.js");
  process.stdout.write(laidOut(blocks, { width: terminalWidth(), hasColors: hasColors() }));
}

/** COLUMNS counts where there is no terminal to ask, as in a log that is shown in a window. */
function terminalWidth(): number {
  const columns = process.stdout.isTTY ? process.stdout.columns : Number(process.env["COLUMNS"]);
  return Number.isInteger(columns) && columns >= 20 ? columns : Infinity;
}
