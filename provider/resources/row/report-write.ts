import type { Row } from "../../campaign/rows";
import type { Detail } from "../../lifecycle/report";
import type { RowContext } from "./kind";
import type { Observed } from "./observed";

/** What becomes of the secret with a write. */
export type SecretStep = "not due" | "the same" | "sent";

/** For the user: what was done to which row of which instance, and below it a line for each field, without any secret. */
export function reportWrite(
  context: RowContext,
  { place }: Observed,
  where: string,
  { fields, secret }: { readonly fields: readonly string[]; readonly secret: SecretStep },
): void {
  const { inputs, state, report, kind } = context;
  const { row, name } = place!;
  const warning = kind.remarks?.before?.(inputs);
  if (warning !== undefined) report.tell(warning);
  const verb = row === undefined ? "created" : state === undefined ? "adopted" : "updated";
  const changes = row === undefined ? [] : fields.map((field) => describeChange(field, context, row));
  report.list(`${verb} the ${kind.noun} "${name}" on ${where}`, [
    ...changes,
    ...secretChange(secret, kind.mapping.secret?.argument),
  ]);
  if (kind.remarks?.end !== undefined) report.tell(kind.remarks.end);
}

/** The same for what belongs to the row without being in it. */
export function reportParts(
  { report, kind }: RowContext,
  { name }: Row,
  where: string,
  changes: readonly string[],
): void {
  report.list(`changed the ${kind.noun} "${name}" on ${where}`, changes);
}

function secretChange(step: SecretStep, argument = ""): Detail[] {
  if (step === "not due") return [];
  return [[argument, step === "sent" ? "written" : "the same already"]];
}

function describeChange(field: string, { inputs, kind: { mapping }, registration }: RowContext, row: Row): Detail {
  if (registration.secrets?.includes(field) === true) return [field, "[secret] → [secret]"];
  const before = row.attributes[mapping.attributeOf(field, inputs.attributes)] ?? "";
  const after = mapping.fieldOf(field).codec.encode(inputs[field]);
  return [field, `${JSON.stringify(before)} → ${JSON.stringify(after)}`];
}
