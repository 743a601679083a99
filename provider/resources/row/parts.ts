import type { Row } from "../../campaign/rows";
import type { Properties } from "../../lifecycle/definition";
import type { RowContext, RowPart } from "./kind";

/** What of the managed parts was seen, by argument. */
export type PartsSeen = Readonly<Record<string, unknown>>;

export function managedParts({ kind, inputs }: RowContext): readonly RowPart[] {
  return (kind.parts ?? []).filter((part) => part.isManaged(inputs));
}

export async function observeParts(context: RowContext, row: Row | undefined): Promise<PartsSeen> {
  const seen: Record<string, unknown> = {};
  for (const part of managedParts(context))
    seen[part.name] = row === undefined ? part.nothing : await part.observe(context, row);
  return seen;
}

/** The same for `read`. */
export async function readParts(context: RowContext, row: Row): Promise<PartsSeen> {
  const seen: Record<string, unknown> = {};
  for (const part of managedParts(context)) seen[part.name] = await (part.read ?? part.observe)(context, row);
  return seen;
}

/** What is otherwise than the program says, in words. */
export async function partDifferences(context: RowContext, seen: PartsSeen): Promise<string[]> {
  const found: string[] = [];
  for (const part of managedParts(context)) found.push(...(await part.differences(context, seen[part.name])));
  return found;
}

/** Writes one part after the other, once the row is there. */
export async function writeParts(
  context: RowContext,
  row: Row,
  before: PartsSeen,
): Promise<{ parts: PartsSeen; changes: string[] }> {
  const parts: Record<string, unknown> = {};
  const changes: string[] = [];
  for (const part of managedParts(context)) {
    const written = await part.write(context, row, before[part.name] ?? part.nothing);
    parts[part.name] = written.seen;
    changes.push(...written.changes);
  }
  return { parts, changes };
}

export function partOutputs(context: RowContext, seen: PartsSeen): Properties {
  return Object.assign(
    {},
    ...managedParts(context).map((part) => part.outputs(seen[part.name] ?? part.nothing)),
  ) as Properties;
}

export function partArguments(context: RowContext, seen: PartsSeen): Properties {
  const { inputs } = context;
  return Object.fromEntries(
    managedParts(context).map((part) => [part.name, part.argument(inputs, seen[part.name] ?? part.nothing)]),
  );
}

/**
 * What somebody changed of the parts since the state was written: arguments with what is reported of each. What is already as in the `goal`
 * is no change.
 */
export function changedParts(
  context: RowContext,
  seen: PartsSeen,
  outputs: Properties,
  goal: PartsSeen = {},
): { readonly argument: string; readonly changes: readonly string[] }[] {
  return managedParts(context)
    .map((part) => ({
      argument: part.name,
      changes: part.changes(context, seen[part.name] ?? part.nothing, outputs, goal[part.name]),
    }))
    .filter(({ changes }) => changes.length > 0);
}
