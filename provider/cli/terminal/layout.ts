import { visible } from "../../text/display";
import { type Span, type StyledLine, type StyledText, textOf } from "../../text/styled";
import { painted } from "./colors";
import { columnWidths } from "./column-widths";
import { widthOf, wrap } from "./wrap";

/** Rows of cells; each column is as wide as it must be, and as the width leaves it. */
export interface Table {
  readonly rows: readonly (readonly (string | Span)[])[];
}

export type Block = StyledLine | Table;

export interface Paper {
  /** Columns; Infinity for a file. */
  readonly width: number;
  readonly hasColors: boolean;
}

const GAP = 2;

/** Lines and tables as text. What is too long goes on in the next line; nothing is cut. */
export function laidOut(blocks: readonly Block[], paper: Paper): string {
  const lines = blocks.flatMap((block) => ("rows" in block ? tableLines(block, paper) : lineLines(block, paper)));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function lineLines({ spans, hang = 0 }: StyledLine, paper: Paper): string[] {
  const text = paint(spans, paper);
  if (widthOf(text) <= paper.width) return [text];
  // The first line begins at the margin, so it is broken off first.
  const first = wrap(text, paper.width)[0]!;
  if (hang === 0 || hang > paper.width / 2) return wrap(text, paper.width);
  const [start, rest] = splitAt(spans, widthOf(first));
  return [paint(start, paper), ...wrap(paint(rest, paper), paper.width - hang).map((line) => " ".repeat(hang) + line)];
}

function tableLines({ rows }: Table, paper: Paper): string[] {
  const cells = rows.map((row) => row.map((cell) => paint([cell], paper)));
  const widths = columnWidths(
    cells.map((row) => row.map(widthOf)),
    paper.width,
    GAP,
  );
  return cells.flatMap((row) => {
    const columns = row.map((cell, at) => (widthOf(cell) <= widths[at]! ? [cell] : wrap(cell, widths[at]!)));
    const height = Math.max(...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((column, at) => (column[line] ?? "") + " ".repeat(Math.max(0, widths[at]! - widthOf(column[line] ?? ""))))
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
  });
}

function paint(spans: StyledText, { hasColors }: Paper): string {
  return spans
    .map((span) => {
      const text = visible(textOf(span));
      return hasColors && typeof span !== "string" ? painted(text, span.style) : text;
    })
    .join("");
}

/** The first columns of a line, and the rest. */
function splitAt(spans: StyledText, columns: number): [Span[], Span[]] {
  const [start, rest]: [Span[], Span[]] = [[], []];
  let left = columns;
  for (const span of spans) {
    const style = typeof span === "string" ? undefined : span.style;
    const characters = [...visible(textOf(span))];
    let taken = 0;
    while (taken < characters.length && rest.length === 0 && widthOf(characters[taken]!) <= left)
      left -= widthOf(characters[taken++]!);
    if (taken > 0) start.push({ text: characters.slice(0, taken).join(""), style });
    if (taken < characters.length) rest.push({ text: characters.slice(taken).join(""), style });
  }
  return [start, rest];
}
