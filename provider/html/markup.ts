import { visible } from "../text/display";

/** Markup of ours. Any other text that is put into it is escaped, so that what an instance holds is never markup. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = Markup | string | number | readonly Content[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As text between tags and in a quoted attribute; never in a script, a style or an address. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => escapes[character]!);
}

function textOf(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === "string" || typeof content === "number") return escapeHtml(String(content));
  return content.map(textOf).join("");
}

/**
 * A piece of a page: the literal parts are markup, and the rest is text or a piece made in the same way. Line ends stand for themselves, the
 * indentation behind them is not kept.
 */
export function markup(literals: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const pieces = literals.map((part) => part.replace(/\n +/g, "\n"));
  return new Markup(pieces.map((part, at) => part + (at < contents.length ? textOf(contents[at]!) : "")).join(""));
}
