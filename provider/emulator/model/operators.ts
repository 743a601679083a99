import type { WritingRight } from "./schema";

/** Somebody who can sign in. The row of `xtk:operator` with the same name gives id and label. */
export interface Operator {
  name: string;
  /** Absent: exists, but cannot sign in with a password. */
  passwordHash?: string;
  /** As it is kept, only those on folders; signed in, also the named rights that the relation gives. */
  rights: readonly string[];
}

export const isAdmin = (operator: Operator): boolean => operator.rights.includes("admin");

/** `release` is the instance's: a few rights let write only from one of v8 on. */
export const hasRight = (operator: Operator, rights: readonly WritingRight[], release: string): boolean =>
  isAdmin(operator) ||
  rights.some((each) =>
    typeof each === "string"
      ? operator.rights.includes(each)
      : operator.rights.includes(each.right) && isFromV8(release, each.since),
  );

/** Releases of v7 are called `7.4.1` or, by their year, `20.3`: neither has what a release of v8 brought. */
function isFromV8(release: string, since: string): boolean {
  const [major = 0, ...rest] = numbers(release);
  const [wanted = 0, ...least] = numbers(since);
  if (major !== wanted) return major > wanted && major < 20;
  const at = least.findIndex((number, index) => number !== (rest[index] ?? 0));
  return at < 0 || (rest[at] ?? 0) > (least[at] ?? 0);
}

const numbers = (release: string): number[] => release.split(".").map(Number);

/** Rights on folders are not named rights: a logon does not list them. */
export const isNamedRight = (right: string): boolean => !right.startsWith("folder:");
