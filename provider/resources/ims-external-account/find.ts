import type { ExternalAccount } from "../../campaign/external-accounts";
import { NotFoundError } from "../../errors/not-found-error";
import { UnknownAttributeError } from "../../errors/unknown-attribute-error";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import type { Live, Reconciler } from "../../lifecycle/definition";
import { driftedIn } from "./drifted";
import { describeAccount } from "./find-account";
import { accountFieldNames, attributeOf, fromAttributes, managedFields, sameMeaning, secretAttribute } from "./mapping";
import { describe, observedAt, secretSignOf } from "./observed";
import type { AccountField, ImsExternalAccountInputs } from "./schema";
import { CHANGED_ON_INSTANCE, hasSecretChanged, secretIn } from "./secret";

type Find = Reconciler<ImsExternalAccountInputs>["find"];

/** Reads the account for `read`: one query. Values that mean the same as the program's are returned in the program's spelling. */
export const findAccount: Find = async (context) => {
  const { instance, inputs, state } = context;
  const isKnown = readBookkeeping(state.outputs) !== undefined;
  const fields = isKnown ? managedFields(inputs) : accountFieldNames;
  const { rows, readable } = await query(context, fields);
  const account = rows.find(({ name }) => name === state.id);
  if (account === undefined) {
    if (isKnown) return undefined;
    throw new NotFoundError(instance.url, `external account "${state.id}"`, rows.map(describeAccount));
  }
  const others = rows.filter((row) => row.type === account.type && row !== account);
  const isWatched = isKnown && inputs.mode !== "verify";
  const observed = observedAt(rows, account);
  const secretSign = isWatched ? await secretSignOf(context, account) : observed.secretSign;
  const described = describe(context, { ...observed, secretSign });
  const warnings = others.map((row) => `there is a second account of the type: ${describeAccount(row)}`);
  const seen = secretIn(account, secretAttribute(inputs.attributes));
  const isSecretChanged = isWatched && hasSecretChanged(seen, state.outputs, secretSign);
  const live = liveInputs(inputs, account, readable, isSecretChanged);
  return {
    id: account.name,
    inputs: live,
    drifted: driftedIn(live, inputs, state.outputs),
    outputs: { ...described.outputs, warnings: warnings.length > 0 ? warnings : undefined },
  };
};

/** `.get()` asks for every field; an instance that lacks some is asked again for the others. */
async function query({ instance, inputs, state }: Parameters<Find>[0], fields: readonly AccountField[]) {
  const { accountType } = state.outputs;
  const search = (readable: readonly AccountField[]) =>
    instance.accounts.find({
      names: [state.id],
      // Without it, for `.get()`, every account that may be the one: the message of a missing name lists them.
      type: typeof accountType === "number" ? String(accountType) : undefined,
      attributes: {
        ...Object.fromEntries(readable.map((field) => [field, attributeOf(field, inputs.attributes)])),
        clientSecret: secretAttribute(inputs.attributes),
      },
    });
  try {
    return { rows: await search(fields), readable: fields };
  } catch (error) {
    if (!(error instanceof UnknownAttributeError) || readBookkeeping(state.outputs) !== undefined) throw error;
    const missing = error.missing.map(({ field }) => field);
    const readable = fields.filter((field) => !missing.includes(field));
    return { rows: await search(readable), readable };
  }
}

function liveInputs(
  inputs: ImsExternalAccountInputs,
  account: ExternalAccount,
  readable: readonly AccountField[],
  isSecretChanged: boolean,
): Live["inputs"] {
  const live = fromAttributes(account.attributes, readable, inputs.attributes);
  for (const field of readable)
    if (inputs[field] !== undefined && sameMeaning(field, inputs[field], live[field])) live[field] = inputs[field];
  if (!isSecretChanged) return live;
  // The version that the instance has now is unknown; 0 is none that a program can ask for.
  return inputs.clientSecret === undefined
    ? { ...live, clientSecretVersion: 0 }
    : { ...live, clientSecret: CHANGED_ON_INSTANCE };
}
