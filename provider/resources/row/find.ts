import type { Row } from "../../campaign/rows";
import { NotFoundError } from "../../errors/not-found-error";
import { UnknownAttributeError } from "../../errors/unknown-attribute-error";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import type { Live, State } from "../../lifecycle/definition";
import { driftedIn } from "./drifted";
import type { RowContext } from "./kind";
import { attributesToRead, describe, observedAt, secretSignOf } from "./observed";
import { partArguments, readParts } from "./parts";
import { hasSecretChanged, secretAttributeOf, secretIn } from "./secret";

type FindContext = RowContext & { readonly state: State };

/** Reads the row for `read`: one query, or none where another read has brought it. Values that mean the same as the program's are returned in the program's spelling. */
export async function findRow(context: FindContext): Promise<Live | undefined> {
  const { instance, inputs, state, kind } = context;
  const isKnown = readBookkeeping(state.outputs) !== undefined;
  const fields = isKnown ? kind.mapping.managed(inputs) : kind.mapping.names;
  const { rows, readable } = await query(context, fields);
  const row = rows.find(({ name }) => name === state.id);
  if (row === undefined) {
    if (isKnown) return undefined;
    throw new NotFoundError(instance.url, `${kind.longNoun} "${state.id}"`, rows.map(kind.describeRow));
  }
  const parts = await readParts(context, row);
  const isWatched = isKnown && inputs.mode !== "verify";
  const observed = observedAt(rows, row, parts);
  const secretSign = isWatched ? await secretSignOf(context, row) : observed.secretSign;
  const described = describe(context, { ...observed, secretSign });
  const warnings = kind.rivals(row, rows);
  const attribute = secretAttributeOf(context);
  const isSecretChanged =
    isWatched && attribute !== undefined && hasSecretChanged(secretIn(row, attribute), state.outputs, secretSign);
  const live = { ...liveInputs(context, row, readable, isSecretChanged), ...partArguments(context, parts) };
  return {
    id: row.name,
    inputs: live,
    drifted: driftedIn(kind, live, inputs, state.outputs),
    outputs: { ...described.outputs, warnings: warnings.length > 0 ? warnings : undefined },
  };
}

/** `.get()` asks for every field; an instance that lacks some is asked again for the others. */
async function query(
  context: FindContext,
  fields: readonly string[],
): Promise<{ rows: readonly Row[]; readable: readonly string[] }> {
  const { kind, state } = context;
  const search = (readable: readonly string[]) => kind.searchRemembered(context, attributesToRead(context, readable));
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
  { kind, inputs }: RowContext,
  row: Row,
  readable: readonly string[],
  isSecretChanged: boolean,
): Live["inputs"] {
  const { mapping } = kind;
  const live = mapping.fromAttributes(row.attributes, readable, inputs.attributes);
  for (const field of readable)
    if (inputs[field] !== undefined && mapping.sameMeaning(field, inputs[field], live[field]))
      live[field] = inputs[field];
  if (!isSecretChanged) return live;
  const { argument, version } = mapping.secret!;
  // The version that the instance has now is unknown; 0 is none that a program can ask for.
  return inputs[argument] === undefined ? { ...live, [version]: 0 } : { ...live, [argument]: kind.secret!.changed };
}
