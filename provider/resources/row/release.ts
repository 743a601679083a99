import { isDeepStrictEqual } from "node:util";

import { elementIn, type Row } from "../../campaign/rows";
import { RestoreRefusedError } from "../../errors/restore-refused-error";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import { inSameInstance } from "../../lifecycle/same-instance";
import type { Properties, State } from "../../lifecycle/definition";
import { booleanCodec } from "../codecs";
import { instanceIn } from "../instance-in";
import { type Found, foundIn, withoutCiphertext } from "./found";
import type { RowContext } from "./kind";
import { describeModifier } from "./modifier";
import { attributesToRead, secretSignOf } from "./observed";
import { changedParts, managedParts, observeParts, type PartsSeen } from "./parts";
import { hasSecretChanged, secretAttributeOf, type SecretDriftSign, secretIn } from "./secret";
import { writeAndLook } from "./write-and-look";

type ReleaseContext = RowContext & { readonly state: State };

/** How the object is to be left: gone, or with these attributes. `says` is the line for the user, once it is so. */
interface Goal {
  readonly attributes: Readonly<Record<string, string>> | undefined;
  readonly says: (object: string) => string;
  /** An attribute that cannot be compared, for what is read is not what is stored. */
  readonly unreadable?: string;
}

/** What `destroy` does with the object: see `onDelete`. Nothing to do is success. */
export async function releaseRow(given: ReleaseContext): Promise<void> {
  const { instance, inputs, report, kind } = given;
  if (inputs.mode === "verify" || inputs.onDelete === "keep") return;
  if (goalOf(given) === undefined) {
    report.tell(`kept the ${kind.noun} "${given.state.id}" as it is: how it was before is not known`);
    return;
  }
  const secret = secretAttributeOf(given);
  const context = { ...given, state: await inSameInstance(given, (outputs) => withoutCiphertext(outputs, secret)) };
  const wanted = goalOf(context)!;
  const row = await find(context, wanted);
  const object = `the ${kind.noun} "${given.state.id}" on ${await instanceIn(instance)}`;
  if (row === undefined) {
    if (wanted.attributes !== undefined) report.tell(`${object} is gone: nothing is put back`);
    return;
  }
  const sign = await secretSignOf(context, row);
  const goal = sign === "lastModified" && secret !== undefined ? { ...wanted, unreadable: secret } : wanted;
  const parts = await observeParts(context, row);
  // Also when an earlier run got so far and its reply was lost.
  const arePartsDue = areToRestore(context, goal, parts);
  if (isReached(context, goal, row) && !arePartsDue) return;
  await instance.assertMayWrite(kind.lesserRight, !arePartsDue);

  await instance.exclusively(async () => {
    if (inputs.onDelete !== "disable") assertUnchanged(context, goal, row, sign, parts);
    const reason = goal.attributes === undefined ? await kind.mustStay?.(context, row) : undefined;
    if (reason !== undefined) return report.tell(`kept ${object}: ${reason}`);
    if (!isReached(context, goal, row)) await reach(context, goal);
    await restoreParts(context, goal, row);
    report.tell(goal.says(object) + (inputs.onDelete === "disable" ? "" : undone(context, row)));
  });
}

/** Whether a part is otherwise than it was found. What is to be deleted takes its parts with it. */
function areToRestore(context: ReleaseContext, goal: Goal, seen: PartsSeen): boolean {
  const found = foundIn(context.state.outputs)?.parts ?? {};
  if (goal.attributes === undefined || context.inputs.onDelete !== "restore") return false;
  return managedParts(context).some(
    ({ name }) => Object.hasOwn(found, name) && !isDeepStrictEqual(found[name], seen[name]),
  );
}

async function restoreParts(context: ReleaseContext, goal: Goal, row: Row): Promise<void> {
  const found = foundIn(context.state.outputs)?.parts ?? {};
  if (goal.attributes === undefined || context.inputs.onDelete !== "restore") return;
  for (const part of managedParts(context))
    if (Object.hasOwn(found, part.name)) await part.restore(context, row, found[part.name]);
}

/** A refresh has accepted somebody's changes, perhaps the one of `destroy --refresh`: then they are at least named. */
function undone({ state }: ReleaseContext, row: Row): string {
  const { drifted = [] } = readBookkeeping(state.outputs) ?? {};
  if (drifted.length === 0) return "";
  return `; that undid what was changed in between, last by ${describeModifier(row)} at ${row.lastModified}: ${drifted.join(", ")}`;
}

function goalOf(context: ReleaseContext): Goal | undefined {
  const { inputs, state, kind } = context;
  const { mapping, disabled } = kind;
  if (inputs.onDelete === "disable" && disabled !== undefined) {
    const { field, value } = disabled;
    const attributes = mapping.toAttributes({ [field]: value }, inputs.attributes, [field]);
    return { attributes, says: (object) => `disabled ${object}` };
  }
  const found = foundIn(state.outputs);
  if (inputs.onDelete === "delete" || found?.existed === false)
    return { attributes: undefined, says: (object) => `deleted ${object}` };
  if (found === undefined) return undefined;
  const secret = secretAttributeOf(context);
  const says = (object: string) => `put ${object} back as it was found`;
  if (secret === undefined) return { attributes: found.attributes, says };
  const attributes = restorable(context, found, secret);
  const exception =
    found.attributes[secret] === undefined
      ? ", but for its secret, which was not recorded"
      : attributes === found.attributes
        ? ""
        : ", but for its secret, which the instance hides from this operator";
  return { attributes, says: (object) => says(object) + exception };
}

/**
 * What was read as empty may have been hidden from our operator. Where the secret still is, it is left as it is: writing an empty
 * one could destroy what was there.
 */
function restorable({ kind, state }: ReleaseContext, { attributes }: Found, name: string): Found["attributes"] {
  const { [name]: secret, ...others } = attributes;
  const outputs: Properties = state.outputs;
  const digest = outputs[`${kind.mapping.secret!.argument}Digest`];
  const isHidden = outputs["secretDriftSign"] === "lastModified" && digest === undefined;
  return secret === "" && isHidden ? others : attributes;
}

/** The names of the attributes that are not as they should be, for a goal that is not reached. */
function missed(
  { kind: { mapping }, inputs }: ReleaseContext,
  { attributes, unreadable }: Goal,
  row: Row | undefined,
): string[] {
  // Campaign writes booleans in two spellings.
  const switches = mapping.names
    .filter((name) => mapping.fieldOf(name).codec === booleanCodec)
    .map((name) => mapping.attributeOf(name, inputs.attributes));
  const normal = (name: string, value: string) => (switches.includes(name) ? booleanCodec.normal(value) : value);
  return Object.entries(attributes ?? {})
    .filter(([name, value]) => name !== unreadable && normal(name, row?.attributes[name] ?? "") !== normal(name, value))
    .map(([name]) => name);
}

/** What is gone cannot be given back any more. */
function isReached(context: ReleaseContext, goal: Goal, row: Row | undefined): boolean {
  return row === undefined || (goal.attributes !== undefined && missed(context, goal, row).length === 0);
}

/** Also when the reply is lost, since the write may have been done. */
async function reach(context: ReleaseContext, goal: Goal): Promise<void> {
  const { instance, state, report, kind } = context;
  const { id: name } = state;
  const rows = kind.rows(instance);
  await writeAndLook({
    url: instance.url,
    noun: kind.noun,
    name,
    report,
    write: () => (goal.attributes === undefined ? rows.delete(name) : rows.update(name, goal.attributes)),
    look: () => find(context, goal),
    problems: (seen) => {
      if (isReached(context, goal, seen)) return [];
      const wrong = missed(context, goal, seen).map((place) => `${elementIn(place) ?? `@${place}`} was not stored`);
      return wrong.length > 0 ? wrong : ["it still exists after it was deleted"];
    },
  });
}

/** Reads what is managed, and what the goal covers: that may be more, when the program no longer manages a field. */
function find(context: ReleaseContext, goal: Goal): Promise<Row | undefined> {
  const covered = Object.fromEntries(Object.keys(goal.attributes ?? {}).map((name) => [name, name]));
  const attributes = { ...covered, ...attributesToRead(context) };
  return context.kind.rows(context.instance).get(context.state.id, attributes);
}

/**
 * Neither putting back what was found nor deleting it must undo what somebody else did since the last `up` or `refresh`. What is already as it is to
 * be left is lost to nobody: an earlier run may have come so far, where several writes lead there.
 */
function assertUnchanged(context: ReleaseContext, goal: Goal, row: Row, sign: SecretDriftSign, parts: PartsSeen): void {
  const { instance, inputs, state, kind, registration } = context;
  const names = inputs.attributes;
  const changes = kind.mapping
    .differing(inputs, row.attributes, names)
    .filter((field) => !isAsWanted(context, goal, row, field))
    .map((field) => kind.mapping.describeDifference(field, inputs, row.attributes, names, registration.secrets));
  const secret = secretAttributeOf(context);
  // By its last modification alone, a refresh since then has accepted it.
  const isAccepted = sign === "lastModified" && row.lastModified === state.outputs["lastModified"];
  if (!isAccepted && secret !== undefined && hasSecretChanged(secretIn(row, secret), state.outputs, sign))
    changes.push(
      sign === "ciphertext"
        ? "the secret was set by hand"
        : "something on it was changed, perhaps the secret, which this instance does not let us compare",
    );
  const found = inputs.onDelete === "restore" && goal.attributes !== undefined ? foundIn(state.outputs)?.parts : {};
  for (const part of changedParts(context, parts, state.outputs, found)) changes.push(...part.changes);
  if (changes.length === 0) return;
  const intention = goal.attributes === undefined ? "deleted" : "put back as it was found";
  const modified = { ...row, modifiedBy: describeModifier(row) };
  throw new RestoreRefusedError(instance.url, modified, intention, changes, kind.noun);
}

function isAsWanted(
  { kind: { mapping }, inputs }: ReleaseContext,
  { attributes }: Goal,
  row: Row,
  field: string,
): boolean {
  const attribute = mapping.attributeOf(field, inputs.attributes);
  const wanted = attributes?.[attribute];
  const { normal } = mapping.fieldOf(field).codec;
  return wanted !== undefined && normal(wanted) === normal(row.attributes[attribute] ?? "");
}
