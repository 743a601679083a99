import { NewerStateError } from "../errors/newer-state-error";
import { readBookkeeping } from "./bookkeeping";
import type { Properties, ResourceDefinition } from "./definition";

type Versioned = Pick<ResourceDefinition, "name" | "upgraders">;

/** The version that this code writes: one more than there are upgraders. */
export function schemaVersionOf({ upgraders }: Versioned): number {
  return upgraders.length + 1;
}

/**
 * The outputs of an earlier release as this one writes them. States are kept for years, so no upgrader is ever removed.
 *
 * @throws NewerStateError (ACC5002) for a state of a later release, whose meaning this one cannot know.
 */
export function upgraded(definition: Versioned, outputs: Properties): Properties {
  const bookkeeping = readBookkeeping(outputs);
  // What `.get()` names was never written by us.
  if (bookkeeping === undefined) return outputs;
  const known = schemaVersionOf(definition);
  if (bookkeeping.schemaVersion > known) throw new NewerStateError(definition.name, bookkeeping.schemaVersion, known);
  return definition.upgraders.slice(bookkeeping.schemaVersion - 1).reduce((state, upgrade) => upgrade(state), outputs);
}
