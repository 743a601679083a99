import type { ExternalAccount } from "../../campaign/external-accounts";
import { RestoreRefusedError } from "../../errors/restore-refused-error";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import { inSameInstance } from "../../lifecycle/same-instance";
import type { Properties, Reconciler } from "../../lifecycle/definition";
import { booleanCodec } from "../codecs";
import { attributeOf, type AttributeNames, describeDifference, differingFields, secretAttribute } from "./mapping";
import { type Found, foundIn, withoutCiphertext } from "./found";
import { describeModifier } from "./find-account";
import { attributesToRead, secretSignOf } from "./observed";
import { hasSecretChanged, type SecretDriftSign, secretIn } from "./secret";
import { writeAndLook } from "./write-and-look";
import type { ImsExternalAccountInputs } from "./schema";

type Release = Reconciler<ImsExternalAccountInputs>["release"];
type ReleaseContext = Parameters<Release>[0];

/** How the account is to be left: gone, or with these attributes. `says` is for the line that the user reads. */
interface Goal {
  readonly attributes: Readonly<Record<string, string>> | undefined;
  readonly says: string;
  /** An attribute that cannot be compared, for what is read is not what is stored. */
  readonly unreadable?: string;
}

/** What `destroy` does with the account: see `onDelete`. Nothing to do is success. */
export const releaseAccount: Release = async (given) => {
  const { instance, inputs, report } = given;
  if (inputs.mode === "verify" || inputs.onDelete === "keep") return;
  if (goalOf(given) === undefined) {
    report.tell(`kept the account "${given.state.id}" as it is: how it was before is not known`);
    return;
  }
  const context = { ...given, state: await inSameInstance(given, withoutCiphertext) };
  const wanted = goalOf(context)!;
  const account = await find(context, wanted);
  if (account === undefined) {
    if (wanted.attributes !== undefined) report.tell(`the account "${given.state.id}" is gone: nothing is put back`);
    return;
  }
  const sign = await secretSignOf(context, account);
  const goal = sign === "lastModified" ? { ...wanted, unreadable: secretAttribute(inputs.attributes) } : wanted;
  // Also when an earlier run got so far and its reply was lost.
  if (isReached(goal, account, inputs.attributes)) return;
  await instance.assertAdministrator();

  await instance.exclusively(async () => {
    if (inputs.onDelete !== "disable") assertUnchanged(context, goal, account, sign);
    await reach(context, goal);
    report.tell(goal.says + (inputs.onDelete === "disable" ? "" : undone(context, account)));
  });
};

/** A refresh has accepted somebody's changes, perhaps the one of `destroy --refresh`: then they are at least named. */
function undone({ state }: ReleaseContext, account: ExternalAccount): string {
  const { drifted = [] } = readBookkeeping(state.outputs) ?? {};
  if (drifted.length === 0) return "";
  return `; that undid what was changed in between, last by ${describeModifier(account)} at ${account.lastModified}: ${drifted.join(", ")}`;
}

function goalOf({ inputs, state }: ReleaseContext): Goal | undefined {
  const account = `the account "${state.id}"`;
  if (inputs.onDelete === "disable")
    return { attributes: { [attributeOf("enabled", inputs.attributes)]: "0" }, says: `disabled ${account}` };
  const found = foundIn(state.outputs);
  if (inputs.onDelete === "delete" || found?.existed === false)
    return { attributes: undefined, says: `deleted ${account}` };
  if (found === undefined) return undefined;
  const attributes = restorable(found, inputs, state.outputs);
  const exception =
    found.attributes[secretAttribute(inputs.attributes)] === undefined
      ? ", but for its secret, which was not recorded"
      : attributes === found.attributes
        ? ""
        : ", but for its secret, which the instance hides from this operator";
  return { attributes, says: `put ${account} back as it was found${exception}` };
}

/**
 * What was read as empty may have been hidden from our operator. Where the secret still is, it is left as it is: writing an empty
 * one could destroy what was there.
 */
function restorable(
  { attributes }: Found,
  inputs: ImsExternalAccountInputs,
  { secretDriftSign, clientSecretDigest }: Properties,
): Found["attributes"] {
  const { [secretAttribute(inputs.attributes)]: secret, ...others } = attributes;
  const isHidden = secretDriftSign === "lastModified" && clientSecretDigest === undefined;
  return secret === "" && isHidden ? others : attributes;
}

/** The names of the attributes that are not as they should be, for a goal that is not reached. */
function missed(
  { attributes, unreadable }: Goal,
  account: ExternalAccount | undefined,
  names: AttributeNames,
): string[] {
  // Campaign writes booleans in two spellings.
  const enabled = attributeOf("enabled", names);
  const normal = (name: string, value: string) => (name === enabled ? booleanCodec.normal(value) : value);
  return Object.entries(attributes ?? {})
    .filter(
      ([name, value]) => name !== unreadable && normal(name, account?.attributes[name] ?? "") !== normal(name, value),
    )
    .map(([name]) => name);
}

/** An account that is gone cannot be given back any more. */
function isReached(goal: Goal, account: ExternalAccount | undefined, names: AttributeNames): boolean {
  return account === undefined || (goal.attributes !== undefined && missed(goal, account, names).length === 0);
}

/** Also when the reply is lost, since the write may have been done. */
async function reach(context: ReleaseContext, goal: Goal): Promise<void> {
  const { instance, inputs, state, report } = context;
  const { id: name } = state;
  await writeAndLook({
    url: instance.url,
    account: name,
    report,
    write: () =>
      goal.attributes === undefined ? instance.accounts.delete(name) : instance.accounts.update(name, goal.attributes),
    look: () => find(context, goal),
    problems: (seen) => {
      if (isReached(goal, seen, inputs.attributes)) return [];
      const wrong = missed(goal, seen, inputs.attributes).map((attribute) => `@${attribute} was not stored`);
      return wrong.length > 0 ? wrong : ["it still exists after it was deleted"];
    },
  });
}

/** Reads what is managed, and what the goal covers: that may be more, when the program no longer manages a field. */
function find({ instance, inputs, state }: ReleaseContext, goal: Goal): Promise<ExternalAccount | undefined> {
  const covered = Object.fromEntries(Object.keys(goal.attributes ?? {}).map((name) => [name, name]));
  const attributes = { ...covered, ...attributesToRead(inputs) };
  return instance.accounts.get(state.id, attributes);
}

/** Neither putting back what was found nor deleting it must undo what somebody else did since the last `up` or `refresh`. */
function assertUnchanged(
  { instance, inputs, state, registration }: ReleaseContext,
  goal: Goal,
  account: ExternalAccount,
  sign: SecretDriftSign,
): void {
  const names = inputs.attributes;
  const changes = differingFields(inputs, account.attributes, names).map((field) =>
    describeDifference(field, inputs, account.attributes, names, registration.secrets),
  );
  // By its last modification alone, a refresh since then has accepted it.
  const isAccepted = sign === "lastModified" && account.lastModified === state.outputs["lastModified"];
  if (!isAccepted && hasSecretChanged(secretIn(account, secretAttribute(names)), state.outputs, sign))
    changes.push(
      sign === "ciphertext"
        ? "the secret was set by hand"
        : "something on it was changed, perhaps the secret, which this instance does not let us compare",
    );
  if (changes.length === 0) return;
  const intention = goal.attributes === undefined ? "deleted" : "put back as it was found";
  const modified = { ...account, modifiedBy: describeModifier(account) };
  throw new RestoreRefusedError(instance.url, modified, intention, changes);
}
