import type { Row } from "../../campaign/rows";
import type { Detail } from "../../lifecycle/report";
import { instanceIn } from "../instance-in";
import type { RowContext } from "./kind";
import type { Observed } from "./observed";

/** What becomes of the secret with a write. */
export type SecretStep = "not due" | "the same" | "sent";

/** For the user: what was done to which row of which instance, and below it a line for each field, without any secret. */
export async function reportWrite(
  context: RowContext,
  { place }: Observed,
  fields: readonly string[],
  secret: SecretStep,
): Promise<void> {
  const { instance, inputs, state, report, kind } = context;
  const { row, name } = place!;
  const warning = kind.remarks?.before?.(inputs);
  if (warning !== undefined) report.tell(warning);
  const verb = row === undefined ? "created" : state === undefined ? "adopted" : "updated";
  const changes = row === undefined ? [] : fields.map((field) => describeChange(field, context, row));
  report.list(`${verb} the ${kind.noun} "${name}" on ${await instanceIn(instance)}`, [
    ...changes,
    ...secretChange(secret, kind.mapping.secret?.argument),
  ]);
  if (kind.remarks?.end !== undefined) report.tell(kind.remarks.end);
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
