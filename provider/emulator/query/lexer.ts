export type Token =
  | { kind: "string" | "number" | "date" | "path" | "word"; text: string }
  | { kind: "symbol"; text: "=" | "<>" | "<" | ">" | "<=" | ">=" | "(" | ")" | "," | "+" };

export class LexerError extends Error {
  override readonly name = "LexerError";
}

const pattern =
  /\s+|'((?:[^'\\]|\\[\s\S])*)'|#([^#]*)#|(\d+(?:\.\d+)?|-\d+(?:\.\d+)?)|\[([^\]]+)\]|((?:[A-Za-z_][\w]*\/|\.\/|\/)*@[A-Za-z_]\w*)|([A-Za-z_]\w*)|(<>|!=|<=|>=|[=<>(),+])/gy;

/**
 * `\'` and `\\` stand for themselves, as Adobe's client writes them. Other escapes are kept for LIKE, where `\%` and
 * `\_` are literal; outside of it their backslash goes.
 */
export function tokenise(expression: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < expression.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (!match) throw new LexerError(`Unexpected '${expression.slice(at, at + 10)}'.`);
    const [, string, date, number, bracketed, path, word, symbol] = match;
    if (string !== undefined) tokens.push({ kind: "string", text: string });
    else if (date !== undefined) tokens.push({ kind: "date", text: date });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (bracketed !== undefined) tokens.push({ kind: "path", text: bracketed.trim() });
    else if (path !== undefined) tokens.push({ kind: "path", text: path });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (symbol !== undefined) tokens.push({ kind: "symbol", text: (symbol === "!=" ? "<>" : symbol) as "=" });
  }
  return tokens;
}

/** The text that a string literal stands for. */
export const unescape = (literal: string): string => literal.replace(/\\([\s\S])/g, "$1");
