import type { Row } from "../../campaign/rows";
import type { SecretDriftSign } from "./secret";

/** Somebody at the console may change the row while we do. What of it can be seen, is said. */

/** Whether another operator changed the row last. A number stands for one whose login cannot be read: it may be ours. */
export function isBySomebodyElse({ modifiedBy }: Row, operator: string): boolean {
  return modifiedBy !== operator && !/^\d+$/.test(modifiedBy);
}

/** Every managed field is as it should be, so nothing of ours was lost; but nobody should be surprised by it. */
export function describeOther(noun: string, { name, modifiedBy, lastModified }: Row): string {
  return `${modifiedBy} changed the ${noun} "${name}" at the same time, at ${lastModified}: nothing that this program manages`;
}

interface SecretWritten {
  /** Absent when the secret was no part of the write. */
  readonly sent: string | undefined;
  /** What was stored when the account was first looked at. */
  readonly before: string;
  readonly isAnswered: boolean;
  readonly isOurs: boolean;
  readonly isOthers: boolean;
  readonly sign: SecretDriftSign;
}

/** What is wrong with the stored ciphertext after a write. */
export function secretProblems(stored: string, seen: SecretWritten): string[] {
  const { sent, before, isAnswered, isOurs, isOthers, sign } = seen;
  if (sent === undefined) {
    // Where it cannot be compared, anybody else's change may have been of the secret.
    const isUntouched = sign === "lastModified" ? !isOthers : stored === before;
    return isUntouched ? [] : ["the secret was set by somebody else at the same time"];
  }
  // With an answer, another ciphertext is the instance's own way to store ours, unless somebody else wrote after us.
  return stored === sent || (isAnswered && isOurs) ? [] : ["the secret is not the one that was sent"];
}
