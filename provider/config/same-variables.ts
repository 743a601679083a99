import { variablePrefix } from "./keys";
import { instanceNames } from "./named-instance";
import type { ConfigSource } from "./source";

/** Names of instances that this process was asked for. */
const asked = new Set<string>();

/**
 * Other instances that would read the same environment variables as this one: one's password would go to the other's host. Those of the
 * configuration, and those that were asked for before.
 */
export function withSameVariables(config: ConfigSource | undefined, instance: string): string[] {
  const prefix = variablePrefix(instance);
  const known = [...instanceNames(config), ...asked];
  asked.add(instance);
  return [...new Set(known)].filter((name) => name !== instance && variablePrefix(name) === prefix);
}
