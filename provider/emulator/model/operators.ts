/** Somebody who can sign in. The row of `xtk:operator` with the same name gives id and label. */
export interface Operator {
  name: string;
  /** Absent: exists, but cannot sign in with a password. */
  passwordHash?: string;
  rights: readonly string[];
}

export const isAdmin = (operator: Operator): boolean => operator.rights.includes("admin");

export const hasRight = (operator: Operator, rights: readonly string[]): boolean =>
  isAdmin(operator) || rights.some((right) => operator.rights.includes(right));

/** Rights on folders are not named rights: a logon does not list them. */
export const isNamedRight = (right: string): boolean => !right.startsWith("folder:");
