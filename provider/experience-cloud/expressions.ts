import { createRequire } from "node:module";

import { tokensOf } from "./mask-parts";

/** An expression that is matched in bounded time. */
export interface Expression {
  /** What the one capture holds; `undefined` when the expression does not fit. */
  capture(text: string): string | undefined;
}

/**
 * Makes the expressions that belong to one mask. Usual matching tries every way to divide a text, which for some expressions takes for
 * ever: those go to an engine that reads the text once (RE2), which is loaded only then.
 *
 * @throws Error for an expression that this engine does not have.
 */
export function expressionsFor(mask: string): (source: string, ignoreCase?: boolean) => Expression {
  return isSimple(mask) ? usual : linear;
}

/** With one repetition and no alternative there is not much to try. */
export function isSimple(mask: string): boolean {
  const tokens = tokensOf(mask);
  return !tokens.includes("|") && tokens.filter((token) => /^[*+?{]$/.test(token)).length <= 1;
}

function usual(source: string, ignoreCase = false): Expression {
  const expression = new RegExp(source, ignoreCase ? "i" : "");
  return {
    capture: (text) => {
      const match = expression.exec(text);
      return match === null ? undefined : (match[1] ?? "");
    },
  };
}

function linear(source: string, ignoreCase = false): Expression {
  const { RE2JS } = createRequire(__filename)("re2js") as typeof import("re2js");
  const expression = RE2JS.compile(RE2JS.translateRegExp(source), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return {
    capture: (text) => {
      const match = expression.matcher(text);
      if (!match.find()) return undefined;
      return match.groupCount() === 0 ? "" : (match.group(1) ?? "");
    },
  };
}
