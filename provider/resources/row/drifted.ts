import { isDeepStrictEqual } from "node:util";

import type { Row } from "../../campaign/rows";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import type { Properties } from "../../lifecycle/definition";
import type { RowContext, RowKind } from "./kind";
import { changedParts, type PartsSeen } from "./parts";
import { hasSecretChanged, secretAttributeOf, type SecretDriftSign, secretIn } from "./secret";

/** The fields whose values for `read` are others than the state's. A secret that is in no state shows in its version. */
export function driftedIn({ mapping }: RowKind, live: Properties, inputs: Properties, outputs: Properties): string[] {
  const bookkeeping = readBookkeeping(outputs);
  if (bookkeeping === undefined || bookkeeping.uncertain) return [];
  return Object.keys(live)
    .filter((name) => !isDeepStrictEqual(live[name], inputs[name]))
    .map((name) => (name === mapping.secret?.version ? mapping.secret.argument : name));
}

/**
 * The fields that somebody changed on the instance since this program last looked at it. A refresh right before has taken them into
 * the state already; what it noted counts while nothing of ours was written since. A verification that succeeds has found none.
 */
export function driftedSince(context: RowContext, row: Row, sign: SecretDriftSign, parts: PartsSeen): string[] {
  const { kind, inputs, state } = context;
  const { mapping } = kind;
  const outputs = state?.outputs ?? {};
  const bookkeeping = readBookkeeping(outputs);
  if (bookkeeping === undefined || inputs.mode === "verify") return [];
  const noted = row.lastModified === outputs["writtenAt"] ? [] : (bookkeeping.drifted ?? []);
  // With other names of attributes, others were read than the state speaks of.
  if (bookkeeping.uncertain || !isDeepStrictEqual(inputs.attributes, outputs["attributes"])) return [...noted];
  const changed = mapping.managed(inputs).filter((field) => {
    const live = mapping
      .fieldOf(field)
      .codec.decode(row.attributes[mapping.attributeOf(field, inputs.attributes)] ?? "");
    return bookkeeping.inputs.includes(field) && !mapping.sameMeaning(field, outputs[field], live);
  });
  const attribute = secretAttributeOf(context);
  const isSecretChanged = attribute !== undefined && hasSecretChanged(secretIn(row, attribute), outputs, sign);
  const secret = isSecretChanged ? [mapping.secret!.argument] : [];
  const ofParts = changedParts(context, parts, outputs).map(({ argument }) => argument);
  return [...new Set([...noted, ...changed, ...secret, ...ofParts])];
}
