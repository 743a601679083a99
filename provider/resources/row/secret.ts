import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

import type { Row } from "../../campaign/rows";
import type { Properties } from "../../lifecycle/definition";
import type { RowContext } from "./kind";

/**
 * Watching the secret without being able to read it. The instance salts each encryption, so a stored ciphertext stays the same
 * until somebody sets the secret again. A salted digest of it tells that, and reveals nothing.
 */

/** What the judgement "somebody set the secret by hand" rests on; the second is weaker: any change of the row counts. */
export type SecretDriftSign = "ciphertext" | "lastModified";

/** One look at the stored secret. The ciphertext is empty where the instance hides it from our operator. */
export interface SecretSeen {
  readonly ciphertext: string;
  readonly lastModified: string;
}

/**
 * A text in place of a secret that is stored, such as `********`: one character again and again. It says nothing of the secret, and would
 * destroy it if it were written back.
 */
export function isPlaceholder(ciphertext: string): boolean {
  return /^(.)\1*$/su.test(ciphertext);
}

export function digest(ciphertext: string, salt = randomBytes(16).toString("base64url")): string {
  return `${salt}:${createHash("sha256").update(salt).update(ciphertext).digest("base64url")}`;
}

export function matchesDigest(ciphertext: string, stored: string): boolean {
  const salt = stored.split(":")[0]!;
  const [a, b] = [Buffer.from(digest(ciphertext, salt)), Buffer.from(stored)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function secretIn(row: Row, attribute: string): SecretSeen {
  return { ciphertext: row.attributes[attribute] ?? "", lastModified: row.lastModified };
}

/**
 * By what a change of the secret can be told here. A ciphertext that is not the one that the state knows is looked at once more: an
 * instance that answers otherwise each time encrypts for each reader anew, so that its ciphertexts tell nothing.
 */
export async function signFor(
  seen: SecretSeen,
  outputs: Properties | undefined,
  again: () => Promise<SecretSeen | undefined>,
): Promise<SecretDriftSign> {
  // An operator without the right to see it reads an empty text: "empty or hidden".
  if (seen.ciphertext === "" || isPlaceholder(seen.ciphertext)) return "lastModified";
  const { clientSecretDigest, secretDriftSign } = outputs ?? {};
  // A text that our own write did not change, or that changes without one, has been found to be no sign; the next write judges anew.
  if (secretDriftSign === "lastModified" && typeof clientSecretDigest === "string") return "lastModified";
  if (typeof clientSecretDigest !== "string" || matchesDigest(seen.ciphertext, clientSecretDigest)) return "ciphertext";
  const second = await again();
  const isUnstable = second?.lastModified === seen.lastModified && second.ciphertext !== seen.ciphertext;
  return isUnstable ? "lastModified" : "ciphertext";
}

/** Whether the secret on the instance is no longer the one that we wrote, judged from what the state keeps of our write. */
export function hasSecretChanged(
  { ciphertext, lastModified }: SecretSeen,
  outputs: Properties,
  sign: SecretDriftSign,
): boolean {
  const { clientSecretDigest, writtenAt } = outputs;
  if (sign === "ciphertext" && typeof clientSecretDigest === "string")
    return !matchesDigest(ciphertext, clientSecretDigest);
  return typeof writtenAt === "string" && lastModified !== writtenAt;
}

/** Whether the program asks for another secret than the last time. */
export function hasProgramChangedSecret({ kind, inputs }: RowContext, outputs: Properties): boolean {
  const { argument, from, version } = kind.mapping.secret!;
  return [argument, from, version].some((name) => inputs[name] !== outputs[name]);
}

/** Where the secret is stored; a row without one has no such attribute. */
export function secretAttributeOf({ kind, inputs }: RowContext): string | undefined {
  return kind.mapping.secretAttribute(inputs.attributes);
}
