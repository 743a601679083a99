import type { Properties, ResourceDefinition } from "./definition";
import { hasUnknown } from "./unknowns";

/** What Pulumi honours of a dynamic provider's answer to `diff`. */
export interface Difference {
  readonly changes?: false;
  readonly replaces?: string[];
  readonly deleteBeforeReplace?: boolean;
}

/**
 * Compares the new inputs with the old outputs, which hold a copy of the old inputs. Where they differ, `changes` is left out:
 * the engine then compares property by property itself, which is what it shows in `preview --diff`.
 */
export function difference(definition: ResourceDefinition, olds: Properties, news: Properties): Difference {
  const changed = Object.keys(definition.schema.shape).filter(
    (name) => !definition.checkOnly.includes(name) && isChanged(definition, name, olds[name], news[name]),
  );
  if (changed.length === 0) return { changes: false };
  return { replaces: changed.filter((name) => definition.replaceOn.includes(name)), deleteBeforeReplace: true };
}

function isChanged(definition: ResourceDefinition, name: string, before: unknown, after: unknown): boolean {
  if (hasUnknown(after)) return true;
  // Left out, it is found again; the output of the same name is what was found last time.
  if (after === undefined && definition.discovered.includes(name)) return false;
  if (before === undefined || after === undefined) return before !== after;
  return !definition.equivalent(name, before, after);
}
