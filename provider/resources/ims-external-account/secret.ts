import { namedSecret } from "../../config/named-secret";
import type { ConfigSource } from "../../config/source";
import { MissingSecretError } from "../../errors/missing-secret-error";
import { UnusableSecretError } from "../../errors/unusable-secret-error";
import { Secret } from "../../secret";
import { clientSecretProblems } from "../../values/credential";
import type { ImsExternalAccountInputs } from "./schema";
import { isMark } from "./secret-marks";

export { CHANGED_ON_INSTANCE, SET_ON_INSTANCE } from "./secret-marks";

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
