import { LexerError, tokenise, type Token } from "./lexer";

export type Operand =
  | { kind: "path"; path: string }
  /** `text` still with its escapes: LIKE and `=` read them differently. */
  | { kind: "string"; text: string }
  | { kind: "number" | "date"; text: string };

export type Comparison = "=" | "<>" | "<" | ">" | "<=" | ">=";

export type Expression =
  | { kind: "and" | "or"; terms: Expression[] }
  | { kind: "not"; term: Expression }
  | { kind: "compare"; operator: Comparison; left: Operand; right: Operand }
  | { kind: "in"; left: Operand; values: Operand[] }
  | { kind: "like"; left: Operand; pattern: string }
  | { kind: "null"; left: Operand }
  | { kind: "truth"; value: Operand };

/** Nesting that no condition written by hand reaches, and that no stack minds. */
const maxDepth = 200;

/** Parses a condition: comparisons, AND, OR, NOT, parentheses, [NOT] IN, [NOT] LIKE, IS [NOT] NULL. */
export function parseCondition(text: string): Expression {
  const parser = new Parser(tokenise(text));
  const expression = parser.or();
  parser.end();
  return expression;
}

/** Parses what a `node` selects: an attribute, on this schema or over a link. */
export function parsePath(text: string): string {
  const tokens = tokenise(text);
  const [first] = tokens;
  // A word alone names an element, such as `desc`.
  if (tokens.length !== 1 || !first || !["path", "word"].includes(first.kind))
    throw new LexerError("Only attributes and elements can be selected here.");
  return first.text;
}

class Parser {
  #at = 0;
  #depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  end(): void {
    const left = this.tokens[this.#at];
    if (left) throw new LexerError(`Unexpected '${left.text}'.`);
  }

  or(): Expression {
    if (++this.#depth > maxDepth) throw new LexerError("Nested too deeply.");
    const terms = [this.#and()];
    while (this.#word("OR")) terms.push(this.#and());
    this.#depth--;
    return terms.length === 1 && terms[0] ? terms[0] : { kind: "or", terms };
  }

  #and(): Expression {
    const terms = [this.#not()];
    while (this.#word("AND")) terms.push(this.#not());
    return terms.length === 1 && terms[0] ? terms[0] : { kind: "and", terms };
  }

  #not(): Expression {
    let negated = false;
    while (this.#word("NOT")) negated = !negated;
    const term = this.#primary();
    return negated ? { kind: "not", term } : term;
  }

  #primary(): Expression {
    if (this.#symbol("(")) {
      const inner = this.or();
      this.#expect(")");
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Expression {
    const left = this.#operand();
    const negated = this.#word("NOT");
    const not = (term: Expression): Expression => (negated ? { kind: "not", term } : term);
    if (this.#word("IN")) return not({ kind: "in", left, values: this.#list() });
    if (this.#word("LIKE")) return not({ kind: "like", left, pattern: this.#pattern() });
    if (negated) throw new LexerError("IN or LIKE expected after NOT.");
    if (this.#word("IS")) {
      const isNot = this.#word("NOT");
      if (!this.#word("NULL")) throw new LexerError("NULL expected.");
      return isNot ? { kind: "not", term: { kind: "null", left } } : { kind: "null", left };
    }
    const operator = (["=", "<>", "<=", ">=", "<", ">"] as const).find((each) => this.#symbol(each));
    if (operator) return { kind: "compare", operator, left, right: this.#operand() };
    return { kind: "truth", value: left };
  }

  #list(): Operand[] {
    this.#expect("(");
    const values = [this.#operand()];
    while (this.#symbol(",")) values.push(this.#operand());
    this.#expect(")");
    return values;
  }

  /** `'a' + '%'` is how patterns are put together; `Char('36')` is how Adobe's client hides a `$` in them. */
  #pattern(): string {
    let pattern = "";
    do {
      if (this.#word("CHAR")) {
        this.#expect("(");
        pattern += String.fromCharCode(Number(this.#operandOf("string", "number").text));
        this.#expect(")");
      } else pattern += this.#operandOf("string").text;
    } while (this.#symbol("+"));
    return pattern;
  }

  #operandOf(...kinds: Token["kind"][]): Token {
    const token = this.tokens[this.#at];
    if (!token || !kinds.includes(token.kind)) throw new LexerError(`A ${kinds.join(" or ")} was expected.`);
    this.#at++;
    return token;
  }

  #operand(): Operand {
    const token = this.#operandOf("path", "string", "number", "date", "word");
    switch (token.kind) {
      case "path":
        return { kind: "path", path: token.text };
      case "string":
      case "number":
      case "date":
        return { kind: token.kind, text: token.text };
      default:
        if (/^(true|false)$/i.test(token.text)) return { kind: "number", text: /^t/i.test(token.text) ? "1" : "0" };
        return { kind: "path", path: token.text };
    }
  }

  #word(word: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "word" || token.text.toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }

  #symbol(symbol: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "symbol" || token.text !== symbol) return false;
    this.#at++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#symbol(symbol)) throw new LexerError(`'${symbol}' expected.`);
  }
}
