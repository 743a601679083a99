/** What `--json` prints: one document, and nothing else on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** A text in quotes, so that a blank at its end is seen; what a terminal would not show, or obey, is written as its number. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/(?! )[\p{C}\p{Z}]/gu, numbered);
}

/** A text that may hold what an instance said: whatever a terminal would obey, but for the end of a line, is written as its number. */
export function harmless(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, numbered);
}

const numbered = (character: string) => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** A text of several lines in one, without anything that a terminal would obey. */
export function oneLine(text: string): string {
  return harmless(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
}

/** Columns as wide as their longest cell; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join("  ")
      .trimEnd(),
  );
}
