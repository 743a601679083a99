import { isDeepStrictEqual } from "node:util";

import { rememberedIdentity } from "./bookkeeping";
import type { Properties, ResourceDefinition } from "./definition";
import { hasUnknown } from "./unknowns";

/** A row of an instance, as far as it is known without asking. */
export interface Row {
  /** The argument `instance`. */
  readonly instance: unknown;
  /** The instance that was seen there. */
  readonly identity?: string | undefined;
  /** Absent when the program leaves it to be found, and it was not found yet. */
  readonly name: unknown;
  /** The arguments that say which row is meant, as the program gives them. */
  readonly wish: Properties;
}

/** The row that these arguments name; `undefined` for a resource that gives nothing back, or when it is not known yet. */
export function rowOf({ held }: Pick<ResourceDefinition, "held">, inputs: Properties): Row | undefined {
  if (held === undefined || inputs["mode"] !== "manage") return undefined;
  const wish = Object.fromEntries(held.key.map((name) => [name, inputs[name]]));
  const row = { instance: inputs["instance"], name: wish[held.key[0]], wish };
  return hasUnknown(row) ? undefined : row;
}

/** The same, completed by what an earlier run saw. */
export function rememberedRow(row: Row, definition: Pick<ResourceDefinition, "held">, outputs: Properties): Row {
  // What was seen on another instance says nothing about this one.
  if (row.instance !== outputs["instance"]) return row;
  return { ...row, name: row.name ?? outputs[definition.held!.key[0]], identity: identityText(outputs) };
}

export function identityText(outputs: Properties): string | undefined {
  const identity = rememberedIdentity(outputs);
  return identity && JSON.stringify([identity.instanceName, identity.databaseId]);
}

/** Whether two are certainly the same. Where a name is not known, the same wish leads to the same row. */
export function isSameRow(a: Row, b: Row): boolean {
  const isSameInstance = a.instance === b.instance || (a.identity !== undefined && a.identity === b.identity);
  const isSameName =
    a.name !== undefined && b.name !== undefined ? a.name === b.name : isDeepStrictEqual(a.wish, b.wish);
  return isSameInstance && isSameName;
}
