import type { Properties, ResourceDefinition } from "./definition";
import { hasUnknown } from "./unknowns";

/** What changed between what the state remembers and what the program says. */
export interface Difference {
  /** Arguments that mean something else now. */
  readonly changed: readonly string[];
  /** Those among them whose change replaces the resource. */
  readonly replaces: readonly string[];
}

/** Compares the new inputs with the old outputs, which hold a copy of the old inputs. */
export function difference(definition: ResourceDefinition, olds: Properties, news: Properties): Difference {
  const changed = Object.keys(definition.schema.shape).filter(
    (name) => !definition.checkOnly.includes(name) && isChanged(definition, name, olds[name], news[name]),
  );
  return { changed, replaces: changed.filter((name) => definition.replaceOn.includes(name)) };
}

function isChanged(definition: ResourceDefinition, name: string, before: unknown, after: unknown): boolean {
  if (hasUnknown(after)) return true;
  // Left out, it is found again; the output of the same name is what was found last time.
  if (after === undefined && definition.discovered.includes(name)) return false;
  if (before === undefined || after === undefined) return before !== after;
  return !definition.equivalent(name, before, after);
}
