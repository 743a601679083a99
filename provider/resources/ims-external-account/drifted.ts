import { isDeepStrictEqual } from "node:util";

import type { ExternalAccount } from "../../campaign/external-accounts";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import type { Properties } from "../../lifecycle/definition";
import { attributeOf, campaignField, managedFields, sameMeaning, secretAttribute } from "./mapping";
import type { AccountContext } from "./observed";
import { hasSecretChanged, type SecretDriftSign, secretIn } from "./secret";

/** The fields whose values for `read` are others than the state's. A secret that is in no state shows in its version. */
export function driftedIn(live: Properties, inputs: Properties, outputs: Properties): string[] {
  const bookkeeping = readBookkeeping(outputs);
  if (bookkeeping === undefined || bookkeeping.uncertain) return [];
  return Object.keys(live)
    .filter((name) => live[name] !== inputs[name])
    .map((name) => (name === "clientSecretVersion" ? "clientSecret" : name));
}

/**
 * The fields that somebody changed on the instance since this program last looked at it. A refresh right before has taken them into
 * the state already; what it noted counts while nothing of ours was written since. A verification that succeeds has found none.
 */
export function driftedSince(
  { inputs, state }: AccountContext,
  account: ExternalAccount,
  sign: SecretDriftSign,
): string[] {
  const outputs = state?.outputs ?? {};
  const bookkeeping = readBookkeeping(outputs);
  if (bookkeeping === undefined || inputs.mode === "verify") return [];
  const noted = account.lastModified === outputs["writtenAt"] ? [] : (bookkeeping.drifted ?? []);
  // With other names of attributes, others were read than the state speaks of.
  if (bookkeeping.uncertain || !isDeepStrictEqual(inputs.attributes, outputs["attributes"])) return [...noted];
  const changed = managedFields(inputs).filter((field) => {
    const live = campaignField(field).codec.decode(account.attributes[attributeOf(field, inputs.attributes)] ?? "");
    return bookkeeping.inputs.includes(field) && !sameMeaning(field, outputs[field], live);
  });
  const seen = secretIn(account, secretAttribute(inputs.attributes));
  const secret = hasSecretChanged(seen, outputs, sign) ? ["clientSecret"] : [];
  return [...new Set([...noted, ...changed, ...secret])];
}
