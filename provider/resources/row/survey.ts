import type { Row } from "../../campaign/rows";
import { UnknownAttributeError } from "../../errors/unknown-attribute-error";
import type { Described } from "../../lifecycle/definition";
import { recordFound } from "./found";
import type { Place, RowContext } from "./kind";
import { attributesToRead, describe, observedAt } from "./observed";
import type { PartsSeen } from "./parts";

/** What there is, whoever manages it. */
export interface RowSurvey {
  /** The one that is meant; `undefined` if there is none. */
  readonly row: Row | undefined;
  /** The fields that rows of this instance have: builds differ. */
  readonly fields: readonly string[];
  /** If there is none, where a new one would be; or why nobody knows where. */
  readonly place?: Place | undefined;
  readonly placeUnknown?: unknown;
  /** What belongs to the row and was read with it. */
  readonly parts?: PartsSeen;
}

/** Reads the row with every field that the instance has. What is ambiguous is refused, with what was found. */
export async function surveyRow(context: RowContext): Promise<RowSurvey> {
  const { kind } = context;
  const { rows, fields } = await query(context, kind.mapping.names);
  const chosen = kind.choose(context, rows);
  if (chosen !== undefined) return { row: chosen, fields };
  try {
    const place = await kind.placeForNew(context, rows);
    return { row: place.row, fields, place };
  } catch (error) {
    if (kind.isPlaceUnknown?.(error) !== true) throw error;
    return { row: undefined, fields, placeUnknown: error };
  }
}

async function query(
  context: RowContext,
  fields: readonly string[],
): Promise<{ rows: readonly Row[]; fields: readonly string[] }> {
  try {
    return { rows: await context.kind.search(context, attributesToRead(context, fields)), fields };
  } catch (error) {
    if (!(error instanceof UnknownAttributeError)) throw error;
    const missing = error.missing.map(({ field }) => field);
    const known = fields.filter((field) => !missing.includes(field));
    // Nothing left to leave out: the instance would refuse it again.
    if (known.length === fields.length) throw error;
    return query(context, known);
  }
}

/**
 * The state that an `up` would have left that adopted the row. What was found is recorded without the stored ciphertext, which belongs
 * in no file: the first `up` adds it, encrypted, before it writes.
 */
export function adoptedRow(context: RowContext, { row, parts = {} }: RowSurvey): Described {
  const { kind, inputs } = context;
  const live = row!;
  const managed = kind.mapping.managed(inputs).map((field) => kind.mapping.attributeOf(field, inputs.attributes));
  const attributes = Object.fromEntries(managed.map((name) => [name, live.attributes[name] ?? ""]));
  const found = inputs.mode === "verify" ? undefined : recordFound(undefined, { ...live, attributes }, parts);
  return describe(context, { ...observedAt([live], live, parts), found });
}
