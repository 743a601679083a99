import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

import { Secret } from "../../secret";
import type { ExternalAccount } from "../../campaign/external-accounts";
import { MissingSecretError } from "../../errors/missing-secret-error";
import { UnusableSecretError } from "../../errors/unusable-secret-error";
import { namedSecret } from "../../config/named-secret";
import type { ConfigSource } from "../../config/source";
import type { Properties } from "../../lifecycle/definition";
import type { ImsExternalAccountInputs } from "./schema";
import { isMark } from "./secret-marks";
import { clientSecretProblems } from "../../values/credential";

export { CHANGED_ON_INSTANCE, SET_ON_INSTANCE } from "./secret-marks";

/**
 * Watching the secret without being able to read it. The instance salts each encryption, so a stored ciphertext stays the same
 * until somebody sets the secret again. A salted digest of it tells that, and reveals nothing.
 */

/** What the judgement "somebody set the secret by hand" rests on; the second is weaker: any change of the account counts. */
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

export function secretIn(account: ExternalAccount, attribute: string): SecretSeen {
  return { ciphertext: account.attributes[attribute] ?? "", lastModified: account.lastModified };
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
export function hasProgramChangedSecret(inputs: ImsExternalAccountInputs, outputs: Properties): boolean {
  return (
    inputs.clientSecret !== outputs["clientSecret"] ||
    inputs.clientSecretFrom !== outputs["clientSecretFrom"] ||
    inputs.clientSecretVersion !== outputs["clientSecretVersion"]
  );
}

/**
 * A secret from outside of the program, by the rule that holds for the argument.
 *
 * @throws UnusableSecretError (ACC1005)
 */
export function usableSecret(value: string, source: string): Secret {
  const problems = clientSecretProblems(value);
  if (problems.length > 0) throw new UnusableSecretError(source, problems);
  return new Secret(value);
}

/** The secret that the program gives: as an argument, or by the name of where it is. */
export function wantedSecret(inputs: ImsExternalAccountInputs, config: ConfigSource | undefined): Secret {
  const { clientSecret } = inputs;
  // `ignoreChanges` brings them back as if the program had said so. They are no secret, and must never overwrite one.
  if (isMark(clientSecret)) throw new MissingSecretError("the program's clientSecret (kept from it by ignoreChanges)");
  if (clientSecret !== undefined) return new Secret(clientSecret);
  const source = inputs.clientSecretFrom ?? "";
  return usableSecret(namedSecret(source, config), source);
}
