import { tokensOf } from "./mask-parts";

/**
 * Characters of the fixed part that somebody meant as they are written, and that an expression reads otherwise. Of names such as
 * `acme+co` and `acme [EU]` nobody would be linked, without any error.
 */

/** What is wrong with the fixed part: each the end of a sentence that begins with "it". */
export function literalProblems(mask: string): string[] {
  const placeholder = placeholderIn(mask);
  if (placeholder !== undefined)
    return [`still contains the placeholder ${placeholder}; write the real name, and (.*) for the group`];
  const tokens = fixedTokens(mask);
  const found = tokens.flatMap((token, index) => {
    const [before = "", after = ""] = [tokens[index - 1], tokens[index + 1]];
    if (/^[+*?]$/.test(token) && (isLetter(before) || (before === " " && after === " ")))
      return [
        `has ${token} behind "${before}", which means ${repetitions[token]!} times; write \\${token} for the character, or (?:${before})${token}`,
      ];
    if (token === "{" && isLetter(before)) return ["has { in its fixed part, which counts repetitions; write \\{"];
    if (token === "$" && index < tokens.length - 1)
      return ["has $ before its end, which means the end of a name; write \\$ for the character"];
    if (token === "^" && index > 0)
      return ["has ^ behind its start, which means the start of a name; write \\^ for the character"];
    if (isWordInBrackets(token) && isBreak(before) && isBreak(after))
      return [
        `has ${token}, which means one of these letters; write \\[${token.slice(1, -1)}\\] for the characters, or (?:${[...token.slice(1, -1)].join("|")})`,
      ];
    return [];
  });
  return [...new Set(found)];
}

const repetitions: Readonly<Record<string, string>> = { "+": "one or more", "*": "any number of", "?": "one or no" };

/**
 * What is not wrong, and matches more than people expect: a dot stands for any character, so that `acme.fr` is also `acme-fr`, which may
 * be another tenant. Each a whole sentence.
 */
export function maskWarnings(mask: string, isSecret = false): string[] {
  const tokens = fixedTokens(mask);
  const words = tokens.flatMap((token, index) =>
    token === "." ? [isSecret ? "a dot" : `the dot in "${wordAround(tokens, index)}"`] : [],
  );
  return [...new Set(words)].map(
    (word) =>
      `in the association mask, ${word} stands for any character, so that profiles of other tenants or instances may match too; write \\. for a dot`,
  );
}

/** The tokens outside of every group; an empty text stands where a group was. */
function fixedTokens(mask: string): string[] {
  const tokens = tokensOf(mask);
  const fixed: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token === "(" || token === "(?:") depth++;
    if (depth === 0) fixed.push(token);
    else if (token === ")" && depth-- === 1) fixed.push("");
  }
  return fixed;
}

function isLetter(token: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(token);
}

/** Where a word ends: `[EU]` between two of them is a word of its own. */
function isBreak(token: string): boolean {
  return /^[\s.,;:/_-]?$/.test(token);
}

/** Letters or digits only, so no range, no escape, and no choice between capital and small. */
function isWordInBrackets(token: string): boolean {
  const inside = /^\[([\p{L}\p{N}]{2,})\]$/u.exec(token)?.[1];
  return inside !== undefined && new Set(inside.toLowerCase()).size > 1;
}

const named = "tenant|instance|organi[sz]ation|company|customer|client|environment|env|group|name|your|prefix";

/** `<tenant>`, `{tenant}`, `${tenant}`, `[tenant]`, `%tenant%`, `your-tenant`. */
function placeholderIn(mask: string): string | undefined {
  const forms = [
    /(?<!\(\?)<[^<>()]*>/,
    /\$?\{[^{}()\d,][^{}()]*\}/,
    new RegExp(`\\[[\\w -]*(?:${named})[\\w -]*\\]`, "i"),
    /%[A-Za-z]\w*%/,
    /(?<![\p{L}\p{N}])(?:your|my)[-_ ]?(?:tenant|instance|company|organi[sz]ation)(?![\p{L}\p{N}])/iu,
    /(?<![\p{L}\p{N}])(?:undefined|null|NaN)(?![\p{L}\p{N}])/u,
  ];
  return forms.map((form) => form.exec(mask)?.[0]).find((found) => found !== undefined);
}

function wordAround(tokens: readonly string[], at: number): string {
  const isEnd = (token: string) => /^(?:\s|)$/.test(token);
  const before = tokens.slice(0, at).findLastIndex(isEnd) + 1;
  const behind = tokens.slice(at).findIndex(isEnd);
  return tokens.slice(before, behind === -1 ? undefined : at + behind).join("");
}
