import type { Row } from "../../campaign/rows";
import { VerificationError } from "../../errors/verification-error";
import { instanceIn } from "../instance-in";
import { withoutSecret } from "./found";
import { placeOf, type RowContext, type WholeObject } from "./kind";
import { attributesToRead, beforeWriting, describe, type Observed } from "./observed";
import { partDifferences, writeParts } from "./parts";
import { reportParts, reportWrite, type SecretStep } from "./report-write";
import {
  hasProgramChangedSecret,
  hasSecretChanged,
  isPlaceholder,
  secretAttributeOf,
  type SecretDriftSign,
  secretIn,
} from "./secret";
import { describeOther, isBySomebodyElse, secretProblems } from "./two-writers";
import { writeAndLook } from "./write-and-look";

/** Writes the fields that differ, and the secret when it is due; then what belongs to the row. Each is read again and compared. */
export async function sync(context: RowContext, observed: Observed): Promise<Observed> {
  const { instance, inputs, kind } = context;
  const row = observed.place!.row;
  const fields =
    row === undefined
      ? kind.mapping.managed(inputs)
      : kind.mapping.differing(inputs, row.attributes, inputs.attributes);
  const differences = await partDifferences(context, observed.parts);
  if (inputs.mode === "verify") return verified(context, observed, fields, differences);
  const secretDue = isSecretDue(context, row, observed.secretSign);
  const isRowDue = row === undefined || fields.length > 0 || secretDue;
  if (!isRowDue && differences.length === 0)
    return context.state === undefined ? beforeWriting(context, observed) : observed;
  await instance.assertMayWrite(kind.lesserRight, differences.length === 0);
  return instance.exclusively(async () => {
    const before = beforeWriting(context, observed);
    const due = { fields, secret: secretDue, parts: differences.length > 0 };
    const written = isRowDue ? await write(context, before, due) : { observed: before, isWhole: false };
    return written.isWhole || !due.parts ? written.observed : writeTheParts(context, written.observed);
  });
}

function verified(
  { instance, inputs, kind, registration: { secrets } }: RowContext,
  observed: Observed,
  fields: readonly string[],
  ofParts: readonly string[],
): Observed {
  const row = observed.place!.row;
  if (row === undefined) throw new VerificationError(instance.url, kind.title, ["it does not exist"]);
  const differences = fields.map((field) =>
    kind.mapping.describeDifference(field, inputs, row.attributes, inputs.attributes, secrets),
  );
  if (differences.length + ofParts.length === 0) return observed;
  throw new VerificationError(instance.url, `The ${kind.noun} "${row.name}"`, [...differences, ...ofParts]);
}

/**
 * The secret is written at first, since what is stored cannot be compared; then only when the program asks for another one, or
 * when somebody has changed it on the instance. An update of other fields never touches it.
 */
function isSecretDue(context: RowContext, row: Row | undefined, sign: SecretDriftSign): boolean {
  const attribute = secretAttributeOf(context);
  if (attribute === undefined) return false;
  const outputs = context.state?.outputs;
  const digest = `${context.kind.mapping.secret!.argument}Digest`;
  const isWritten = outputs?.[digest] !== undefined || outputs?.["writtenAt"] !== undefined;
  if (row === undefined || outputs === undefined || !isWritten) return true;
  return hasProgramChangedSecret(context, outputs) || hasSecretChanged(secretIn(row, attribute), outputs, sign);
}

/** What is not as the program says. */
interface Due {
  readonly fields: readonly string[];
  readonly secret: boolean;
  readonly parts: boolean;
}

/** Returns also whether the parts are written with the row. */
async function write(
  context: RowContext,
  observed: Observed,
  due: Due,
): Promise<{ readonly observed: Observed; readonly isWhole: boolean }> {
  const { fields } = due;
  const { instance, inputs, report, kind } = context;
  const { mapping, noun } = kind;
  const rows = kind.rows(instance);
  const place = observed.place!;
  const { name } = place;
  const names = inputs.attributes;
  const attributes = mapping.toAttributes(inputs, names, fields);
  if (place.row === undefined) Object.assign(attributes, kind.newAttributes(context, place));
  const secretName = secretAttributeOf(context);
  const ciphertextOf = (row: Row | undefined) => (secretName === undefined ? "" : (row?.attributes[secretName] ?? ""));
  const before = ciphertextOf(place.row);
  const sent = due.secret ? await instance.encrypt(kind.secret!.wanted(inputs, context.config)) : undefined;
  // Campaign salts; but where an instance does not, the same ciphertext is the same secret.
  const secret: SecretStep = sent === undefined ? "not due" : sent === before ? "the same" : "sent";
  if (secret === "sent") attributes[secretName!] = sent!;
  if (place.row !== undefined && Object.keys(attributes).length === 0) {
    report.tell(
      `nothing to write to the ${noun} "${name}" on ${await instanceIn(instance)}: its secret is the program's already`,
    );
    return {
      observed: { ...observed, writtenAt: place.row.lastModified, secretSign: "ciphertext" },
      isWhole: false,
    };
  }
  const { operator } = await instance.info();
  const where = await instanceIn(instance);
  report.attempting(describe(context, { ...observed, secretPending: secret === "sent" }));
  let whole: WholeObject | undefined;
  const look = async (isAnswered: boolean): Promise<Row | undefined> => {
    const wanted = attributesToRead(context);
    const isComplete = place.row === undefined && due.parts && isAnswered;
    whole = isComplete ? await kind.completeNew?.(context, name, wanted) : undefined;
    return whole?.row ?? rows.get(name, wanted);
  };
  const after = await writeAndLook({
    url: instance.url,
    noun,
    name,
    report,
    write: () => (place.row === undefined ? rows.write(name, attributes) : rows.update(name, attributes)),
    look,
    problems: (seen, isAnswered) => {
      if (seen === undefined) return ["it does not exist"];
      const isOurs = seen.modifiedBy === operator;
      const isOthers = isBySomebodyElse(seen, operator);
      const differing = mapping
        .differing(inputs, seen.attributes, names)
        .map((field) =>
          mapping.describeDifference(field, inputs, seen.attributes, names, context.registration.secrets),
        );
      if (secretName === undefined) return differing;
      return [
        ...differing,
        ...secretProblems(ciphertextOf(seen), {
          ...{ sent: attributes[secretName], before, isAnswered, isOurs, isOthers },
          sign: before === "" ? "lastModified" : observed.secretSign,
        }),
      ];
    },
  });
  reportWrite(context, observed, where, { fields, secret });
  if (isBySomebodyElse(after!, operator)) report.tell(describeOther(noun, after!));
  // What our own write did not change is no ciphertext. Whether another one stays the same, the next look will tell.
  const stored = ciphertextOf(after);
  const isHidden =
    secretName !== undefined && (isPlaceholder(stored) || (secret === "sent" && before !== "" && stored === before));
  const secretSign: SecretDriftSign =
    secret === "not due" ? observed.secretSign : isHidden ? "lastModified" : "ciphertext";
  const found = isHidden ? withoutSecret(observed.found, secretName) : observed.found;
  const written = { writtenAt: after!.lastModified, wrote: true, secretPending: false, secretSign, found };
  const parts = whole === undefined ? observed.parts : whole.parts;
  if (whole !== undefined) reportParts(context, after!, where, whole.changes);
  return { observed: { ...observed, place: placeOf(after!), parts, ...written }, isWhole: whole !== undefined };
}

/** From now on, if a part fails, the state holds what of the row is written. */
async function writeTheParts(context: RowContext, observed: Observed): Promise<Observed> {
  const { report, instance } = context;
  const row = observed.place!.row!;
  report.attempting(describe(context, observed));
  const where = await instanceIn(instance);
  const { parts, changes } = await writeParts(context, row, observed.parts);
  reportParts(context, row, where, changes);
  return { ...observed, parts, wrote: true };
}
