import { expressionsFor, isSimple } from "./expressions";
import { tokensOf } from "./mask-parts";

/**
 * The association mask: an expression whose one capture is the internal name of a Campaign security group, and whose fixed part is
 * the rest of the product profile's name. Source: Adobe documentation, "Configuring IMS". The dialect, the anchoring and the case
 * rule are not documented: only what every dialect reads alike is accepted.
 */

import { characterProblems, copyProblems } from "../values/characters";
import { hasControlCharacter } from "../values/line";
import { programProblems } from "../values/placeholder";
import { literalProblems } from "./mask-literals";

interface Rule {
  readonly broken: (mask: string) => boolean;
  readonly problem: string;
}

const example = "for example Campaign - acme - (.*)";

const blanks: readonly Rule[] = [
  {
    broken: (mask) => mask !== mask.trim(),
    problem: "it starts or ends with a blank, which would be compared too; remove it",
  },
  {
    broken: (mask) => /\S\s{2,}\S/.test(mask),
    problem: "it has two blanks in a row, which no profile name has; keep one",
  },
];

const rules: readonly Rule[] = [
  { broken: (mask) => /[\t\r\n]/.test(mask), problem: "it contains a tab or a line break; write it in one line" },
  {
    broken: hasControlCharacter,
    problem: "it contains a control character or half a character, which XML cannot carry; remove it",
  },
  {
    broken: (mask) => /tenant_id|internal_name/i.test(mask),
    problem:
      "it still contains a placeholder of the documentation (tenant_id or internal_name); write your tenant, and (.*) for the group",
  },
  {
    broken: (mask) => /\(\?(?!:)/.test(mask),
    problem: "it uses look-around or a named group, which not every dialect reads alike; use one plain group",
  },
  {
    broken: (mask) => /\\[1-9]|\\k</.test(mask),
    problem: "it uses a back-reference, which not every dialect has; use one plain group",
  },
  {
    broken: (mask) =>
      tokensOf(mask).some((token) => /^\\[^dDwWsSbBnrtfvxuk1-9\W_]/.test(token)) || /\[\[[:=.]/.test(mask),
    problem:
      "it uses an escape or a class (such as \\a, \\p or [[:alpha:]]) that not every dialect reads alike; write the characters themselves",
  },
  {
    broken: (mask) => hasOuterAlternative(mask),
    problem:
      "it has an alternative (|) outside of any group, so that a profile may match without naming a group; write it in a group that does not capture, (?:…|…), or \\| for the character",
  },
];

/** Characters. Names of profiles and groups have a few dozen. */
const LONGEST = 1000;

/** What is wrong with a mask: each problem with what to do about it. Empty for a good one. */
export function maskProblems(mask: string): string[] {
  if (mask.length > LONGEST)
    return [`it has ${mask.length} characters, and at most ${LONGEST} are read; write it more simply, ${example}`];
  if (mask.trim() === "") return [`it is empty, so no profile would be linked to a group; ${example}`];
  const among = (some: readonly Rule[]) => some.filter(({ broken }) => broken(mask)).map(({ problem }) => problem);
  const copied = [...copyProblems(mask), ...characterProblems(mask), ...programProblems(mask)];
  const problems = [
    ...among(blanks),
    ...copied.map((problem) => `it ${problem}`),
    ...among(rules),
    ...literalProblems(mask).map((problem) => `it ${problem}`),
  ];
  const groups = captureGroups(mask);
  if (typeof groups === "string") return [...problems, `it is not a valid expression (${groups}); ${example}`];
  if (groups !== 1)
    problems.push(
      `it must have exactly one capture group, the group's name, and has ${groups}; ${groups > 1 ? "write \\( and \\) for brackets that belong to the names, " : ""}${example}`,
    );
  // What is refused for another reason is not judged by a part that may have been meant.
  else if (!/\(\?(?!:)/.test(mask) && !/[\p{L}\p{N}]/u.test(fixedPart(mask)))
    problems.push(
      `it has no fixed part, so every profile of the organization would match; start it with the common part of the names, ${example}`,
    );
  return problems.length > 0 ? problems : unjudged(mask);
}

/** What JavaScript has and the engine has not that is used for everything beyond the simple. */
function unjudged(mask: string): string[] {
  if (isSimple(mask)) return [];
  try {
    expressionsFor(mask)(mask);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "unknown";
    return [`it cannot be judged within bounded time (${why}); write it more simply, ${example}`];
  }
}

/**
 * The number of capture groups, or why the mask does not compile. It is never executed here: at its second use an expression is turned
 * into machine code, which for some takes for ever.
 */
function captureGroups(mask: string): number | string {
  try {
    new RegExp(mask);
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: /, "").replace(`/${mask}/: `, "")
      : "unknown";
  }
  const tokens = tokensOf(mask);
  // A named group captures too; it is refused by a rule of its own.
  const captures = (rest: string) => !rest.startsWith("?") || /^\?<[^=!]/.test(rest);
  return tokens.filter((token, at) => token === "(" && captures(tokens.slice(at + 1, at + 4).join(""))).length;
}

/** What is left of a mask without its group, and without what stands for any character of a kind (`\w`, `[A-Z]`). */
function fixedPart(mask: string): string {
  const plain = tokensOf(mask).filter((token) => !/^(?:\[.|\\[a-zA-Z])/s.test(token));
  // What begins with a question mark does not capture.
  const start = plain.findIndex((token, at) => token === "(" && plain[at + 1] !== "?");
  return [...plain.slice(0, start), ...plain.slice(plain.lastIndexOf(")") + 1)].join("");
}

function hasOuterAlternative(mask: string): boolean {
  let depth = 0;
  for (const token of tokensOf(mask)) {
    if (token === "(" || token === "(?:") depth++;
    else if (token === ")") depth--;
    else if (token === "|" && depth === 0) return true;
  }
  return false;
}
