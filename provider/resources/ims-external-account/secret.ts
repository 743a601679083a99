import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

import { Secret } from "../../secret";
import type { ExternalAccount } from "../../campaign/external-accounts";
import { MissingSecretError } from "../../errors/missing-secret-error";
import type { ConfigSource } from "../../config/source";
import type { Properties } from "../../lifecycle/definition";
import type { ImsExternalAccountInputs } from "./schema";

/**
 * Watching the secret without being able to read it. The instance salts each encryption, so a stored ciphertext stays the same
 * until somebody sets the secret again. A salted digest of it tells that, and reveals nothing.
 */

/** What the judgement "somebody set the secret by hand" rests on; the second is weaker: any change of the account counts. */
export type SecretDriftSign = "ciphertext" | "lastModified";

/** In place of the secret's value when the instance has another one: never equal to a real secret, which has no brackets of ours. */
export const CHANGED_ON_INSTANCE = "[changed on the instance]";

/** In place of the secret's value after an import: the instance has one, and nobody can read it. */
export const SET_ON_INSTANCE = "[set on the instance]";

export function digest(ciphertext: string, salt = randomBytes(16).toString("base64url")): string {
  return `${salt}:${createHash("sha256").update(salt).update(ciphertext).digest("base64url")}`;
}

export function matchesDigest(ciphertext: string, stored: string): boolean {
  const salt = stored.split(":")[0]!;
  const [a, b] = [Buffer.from(digest(ciphertext, salt)), Buffer.from(stored)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the secret on the instance is no longer the one that we wrote, judged from what the state keeps of our write. */
export function hasSecretChanged(account: ExternalAccount, ciphertext: string, outputs: Properties): boolean {
  const { clientSecretDigest, writtenAt } = outputs;
  if (ciphertext !== "" && typeof clientSecretDigest === "string")
    return !matchesDigest(ciphertext, clientSecretDigest);
  // An operator without the right to see it reads an empty text: "empty or hidden".
  return typeof writtenAt === "string" && account.lastModified !== writtenAt;
}

/** Whether the program asks for another secret than the last time. */
export function hasProgramChangedSecret(inputs: ImsExternalAccountInputs, outputs: Properties): boolean {
  return (
    inputs.clientSecret !== outputs["clientSecret"] ||
    inputs.clientSecretFrom !== outputs["clientSecretFrom"] ||
    inputs.clientSecretVersion !== outputs["clientSecretVersion"]
  );
}

/** The secret that the program gives: as an argument, or by the name of a configuration key or environment variable. */
export function wantedSecret(inputs: ImsExternalAccountInputs, config: ConfigSource | undefined): Secret {
  const { clientSecret } = inputs;
  // `ignoreChanges` brings them back as if the program had said so. They are no secret, and must never overwrite one.
  if (clientSecret === SET_ON_INSTANCE || clientSecret === CHANGED_ON_INSTANCE)
    throw new MissingSecretError("the program's clientSecret (kept from it by ignoreChanges)");
  if (clientSecret !== undefined) return new Secret(clientSecret);
  const source = inputs.clientSecretFrom ?? "";
  const value = source.includes(":") ? config?.get(source) : (process.env[source] ?? config?.get(source));
  if (!value) throw new MissingSecretError(source);
  return new Secret(value);
}
