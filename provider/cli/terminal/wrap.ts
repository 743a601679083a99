// Bundled at build time (tools/bundle.mts): both packages are copied into the file that is made of this one.
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** Columns that a text takes on a terminal, colours aside. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Breaks a line between words, and within those that are longer than a line. The blank at a break ends the upper line; every other character stays. */
export function wrap(text: string, width: number): string[] {
  const lines = wrapAnsi(text, width, { hard: true, trim: false }).split("\n");
  return lines.map((line, at) => (at > 0 && line.startsWith(" ") ? line.slice(1) : line));
}
