import { expressionsFor } from "./expressions";

/** The source of a mask, cut at its one capture group. Only for a mask that has passed `maskProblems`. */
export interface MaskParts {
  readonly before: string;
  /** Inside the group's brackets. */
  readonly capture: string;
  readonly after: string;
}

export function maskParts(mask: string): MaskParts {
  const tokens = tokensOf(mask);
  const start = tokens.indexOf("(");
  let depth = 0;
  const length = tokens.slice(start).findIndex((token) => {
    if (token === "(" || token === "(?:") depth++;
    else if (token === ")") depth--;
    return depth === 0;
  });
  const text = (from: number, to?: number) => tokens.slice(from, to).join("");
  return {
    before: text(0, start),
    capture: text(start + 1, start + length),
    after: text(start + length + 1),
  };
}

/** Pieces of an expression that belong together: an escape, a class, the start of a group, or one character. */
export function tokensOf(mask: string): string[] {
  const tokens: string[] = [];
  let open = false;
  for (let at = 0; at < mask.length; at += tokens.at(-1)!.length) {
    const end: number | undefined = mask[at] === "[" && !open ? endOfClass(mask, at) : undefined;
    // Where one class does not end, none behind it does: without that, every bracket would be read to the end.
    open ||= mask[at] === "[" && end === undefined;
    tokens.push(mask.slice(at, end ?? at + lengthAt(mask, at)));
  }
  return tokens;
}

function lengthAt(mask: string, at: number): number {
  if (mask[at] === "\\" && at + 1 < mask.length) return 2;
  return mask.startsWith("(?:", at) ? 3 : 1;
}

/** Behind the bracket that closes the class. */
function endOfClass(mask: string, start: number): number | undefined {
  for (let at = start + 1; at < mask.length; at++) {
    if (mask[at] === "\\") at++;
    else if (mask[at] === "]") return at + 1;
  }
  return undefined;
}

/** The fixed text with which every name begins that fits. */
export function fixedStart(mask: string): string {
  const tokens = tokensOf(mask.replace(/^\^/, ""));
  const end = tokens.findIndex((token) => literal(token) === undefined);
  // A character with a quantifier behind it is not fixed.
  const isQuantified = /^[?*+{]/.test(tokens[end] ?? "");
  return tokens
    .slice(0, end === -1 ? undefined : isQuantified ? end - 1 : end)
    .map(literal)
    .join("");
}

/** The name that a profile must have to be linked to a group; `undefined` where the mask leaves more than that open. */
export function profileNameFor(mask: string, group: string): string | undefined {
  const { before, after } = maskParts(mask);
  const texts = [before.replace(/^\^/, ""), after.replace(/\$$/, "")].map((part) => tokensOf(part).map(literal));
  if (texts.flat().includes(undefined) || !canCapture(mask, group)) return undefined;
  return texts[0]!.join("") + group + texts[1]!.join("");
}

/** Whether the mask, by its form alone, can name this group. */
export function canCapture(mask: string, group: string): boolean {
  return capturable(mask)(group);
}

/** The same for many groups. */
export function capturable(mask: string): (group: string) => boolean {
  const expression = expressionsFor(mask)(`^(?:${maskParts(mask).capture})$`);
  return (group) => expression.capture(group) !== undefined;
}

/** The character that a token stands for, if it stands for exactly one. */
function literal(token: string): string | undefined {
  if (/^\\[^a-zA-Z0-9]$/s.test(token)) return token.slice(1);
  return token.length === 1 && !/[\\^$.|?*+()[\]{}]/.test(token) ? token : undefined;
}
