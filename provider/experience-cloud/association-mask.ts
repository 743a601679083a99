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
    broken: (mask) => hasOuterAlternative(mask),
    problem:
      "it has an alternative (|) outside of any group, so that a profile may match without naming a group; write it in a group that does not capture, (?:…|…), or \\| for the character",
  },
];

/** What is wrong with a mask: each problem with what to do about it. Empty for a good one. */
export function maskProblems(mask: string): string[] {
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
  else if (!/[\p{L}\p{N}]/u.test(fixedPart(mask)))
    problems.push(
      `it has no fixed part, so every profile of the organization would match; start it with the common part of the names, ${example}`,
    );
  return problems;
}

/** The number of capture groups, or why the mask does not compile. */
function captureGroups(mask: string): number | string {
  try {
    // The empty alternative matches anything, so that the result always lists the groups. It comes first: a backslash at the end
    // of the mask would escape what follows.
    return new RegExp(`|${mask}`).exec("")!.length - 1;
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: /, "").replace(`/|${mask}/: `, "")
      : "unknown";
  }
}

/** What is left of a mask without its group, and without what stands for any character of a kind (`\w`, `[A-Z]`). */
function fixedPart(mask: string): string {
  const plain = mask.replace(/\[(?:\\.|[^\]])*\]|\\[a-zA-Z]/g, "");
  const start = plain.search(/(?<!\\)\((?!\?)/);
  return plain.slice(0, start) + plain.slice(plain.lastIndexOf(")") + 1);
}

function hasOuterAlternative(mask: string): boolean {
  let depth = 0;
  for (const [token] of mask.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/gs)) {
    if (token === "(") depth++;
    else if (token === ")") depth--;
    else if (token === "|" && depth === 0) return true;
  }
  return false;
}
