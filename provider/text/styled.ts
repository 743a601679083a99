import { visible } from "./display";

/** What a stretch of text is, from which a terminal makes its colours. Nothing may be said by the style alone. */
export type Style = "bad" | "warning" | "info" | "good" | "wanted" | "found" | "strong" | "quiet";

export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

export type StyledText = readonly (string | Span)[];

/** A line; where it does not fit, what follows is indented by `hang` columns. */
export interface StyledLine {
  readonly spans: StyledText;
  readonly hang?: number;
}

/** Without any style, as long as it is: for files and logs. */
export function plainOf(lines: readonly StyledLine[]): string {
  return lines.map(({ spans }) => `${visible(spans.map(textOf).join(""))}\n`).join("");
}

export function textOf(span: string | Span): string {
  return typeof span === "string" ? span : span.text;
}
