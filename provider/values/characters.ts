/**
 * Characters that come from copying a web page or a document: people do not see that they are not the ones they mean. Each problem is the
 * end of a sentence that begins with the value's name.
 */

/** Whether a problem may name the character. Of a secret, only the kind of it is said. */
export interface Naming {
  readonly isSecret?: boolean;
}

interface Kind {
  readonly pattern: RegExp;
  readonly problem: string;
  readonly remedy: string;
}

const kinds = {
  quotes: {
    pattern: /[\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033]/gu,
    problem: "contains typographic quotes",
    remedy: "remove them",
  },
  dash: {
    pattern: /[\u2010-\u2015\u2212\ufe58\ufe63]/gu,
    problem: "contains a typographic dash",
    remedy: "write a hyphen (-)",
  },
  invisible: {
    pattern: /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu,
    problem: "contains an invisible character",
    remedy: "it comes from copying a web page; type it again",
  },
  blank: {
    pattern: /[^\S \t\r\n\v\f\ufeff]/gu,
    problem: "contains a non-breaking or other special blank",
    remedy: "write an ordinary one, or none",
  },
  lookalike: {
    pattern: /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu,
    problem: "contains a character that only looks like an ordinary one",
    remedy: "type it again",
  },
} as const satisfies Record<string, Kind>;

type KindName = keyof typeof kinds;

const everyKind = Object.keys(kinds) as KindName[];

/** Scripts with letters that cannot be distinguished from Latin ones. */
const similarScripts = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu;

/** What a text has that nobody types on purpose. A whole word of another script is not suspicious, one letter within a Latin word is. */
export function characterProblems(
  value: string,
  naming: Naming = {},
  which: readonly KindName[] = everyKind,
): string[] {
  return which.flatMap((name) => {
    const found = value.match(kinds[name].pattern) ?? [];
    return problemOf(kinds[name], name === "lookalike" ? [...found, ...foreignLetters(value)] : found, naming);
  });
}

/** The same for what consists of printable ASCII, as a client's ID and secret do (RFC 6749, appendix A). */
export function asciiProblems(value: string, naming: Naming = {}): string[] {
  const known = everyKind.flatMap((name) => value.match(kinds[name].pattern) ?? []);
  const rest = (value.match(/[^\x20-\x7e\r\n]/gu) ?? []).filter((each) => !known.includes(each) && !isReported(each));
  const letters = rest.filter((each) => new RegExp(similarScripts).test(each));
  const others = rest.filter((each) => !letters.includes(each));
  const { problem } = kinds.lookalike;
  const remedy = "only ASCII characters can be part of it; copy it again from where Adobe shows it";
  return [
    ...everyKind.flatMap((name) => problemOf(kinds[name], value.match(kinds[name].pattern) ?? [], naming)),
    ...problemOf({ problem, remedy }, letters, naming),
    ...problemOf({ problem: "contains a character that is not printable ASCII", remedy }, others, naming),
  ];
}

/** Control characters have a rule of their own. */
function isReported(character: string): boolean {
  return /[^\P{Cc}\t]|[\ufffe\uffff\p{Cs}]/u.test(character);
}

function problemOf(
  { problem, remedy }: Omit<Kind, "pattern">,
  found: readonly string[],
  { isSecret }: Naming,
): string[] {
  if (found.length === 0) return [];
  const points = [...new Set(found)].slice(0, 3).map(codePoint).join(", ");
  return [`${problem}${isSecret === true ? "" : ` (${points})`}; ${remedy}`];
}

/** `U+200B`: a character that is invisible, or looks like another one, is named by its number. */
function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

function foreignLetters(value: string): string[] {
  const words = value.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.filter((word) => /\p{Script=Latin}/u.test(word)).flatMap((word) => word.match(similarScripts) ?? []);
}

/** Ways of writing that come along with a value when it is copied. */
export function copyProblems(value: string): string[] {
  const found: string[] = [];
  if (/&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i.test(value))
    found.push(
      "contains an HTML entity (such as &#42;), which comes from copying a web page; write the character itself",
    );
  if (/^(["'`]).*\1$/s.test(value) && value.length > 1)
    found.push("is wrapped in quotes, which would be compared too; remove them");
  return found;
}

/** A value without what is reported of its characters, so that the rest of it can be judged. */
export function withoutCopied(value: string): string {
  const { quotes, dash, invisible } = kinds;
  return value
    .replace(quotes.pattern, "")
    .replace(dash.pattern, "-")
    .replace(invisible.pattern, "")
    .replace(/[\s\p{Cc}]/gu, "");
}
