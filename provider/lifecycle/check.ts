import type { z } from "zod";

import type { CheckFailure, Properties, ResourceDefinition } from "./definition";
import { DEEPEST, isTooDeep } from "./depth";
import { hasUnknown } from "./unknowns";

/**
 * Checks the arguments without any network. Values that are not known yet are left out and put back: what depends on them is
 * checked again by `up`. Every failure is reported at once, and none prints a secret: neither one that always is nor one of the `marked`.
 */
export function checkInputs(
  definition: ResourceDefinition,
  given: Properties,
  marked: readonly string[] = [],
  hide = (text: string) => text,
): { inputs: Properties; failures: CheckFailure[] } {
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  const tooDeep = present.filter(([, value]) => isTooDeep(value)).map(([name]) => name);
  // Left out of the answer too, which whoever writes it down could not bear either.
  const entries = present.filter(([name]) => !tooDeep.includes(name));
  const { shape } = definition.schema;
  const unknown = new Set(
    entries.filter(([name, value]) => Object.hasOwn(shape, name) && hasUnknown(value)).map(([name]) => name),
  );
  const known = Object.fromEntries(entries.filter(([name]) => !unknown.has(name)));
  // Without them, so that the others still get their defaults: a preview must not show those as removed.
  const omitted: Record<never, true> = Object.fromEntries([...unknown].map((name) => [name, true]));
  // A schema that is made anew is compiled anew by zod, which costs more than the check itself.
  const schema = unknown.size === 0 ? definition.schema : definition.schema.omit(omitted);
  const parsed = schema.safeParse(known);
  const checked: Properties = parsed.success ? parsed.data : known;
  const inputs: Properties = { ...checked, ...Object.fromEntries(entries.filter(([name]) => unknown.has(name))) };

  const failures = (parsed.error?.issues ?? []).flatMap((issue) => toFailures(definition, issue));
  // What is left out because of its depth is not missing.
  const others = failures.filter(({ property }) => !tooDeep.includes(property));
  const all = [...tooDeep.map(depthFailure), ...others, ...definition.crossChecks(inputs, marked)];
  return { inputs, failures: all.map((failure) => withoutValue(failure, [...definition.secrets, ...marked], hide)) };
}

/** Pulumi prints the value of the argument that a failure names. */
function withoutValue(
  { property, reason }: CheckFailure,
  secrets: readonly string[],
  hide: (text: string) => string,
): CheckFailure {
  return secrets.includes(property)
    ? { property: "", reason: `${property}: ${hide(reason)}` }
    : { property, reason: hide(reason) };
}

/** Without a name in front, since Pulumi would print the value. */
function depthFailure(name: string): CheckFailure {
  return { property: "", reason: `${name}: it is nested deeper than ${DEEPEST} levels; give a plain value` };
}

function toFailures(definition: ResourceDefinition, issue: z.core.$ZodIssue): CheckFailure[] {
  // The value of an unknown argument may be a secret under a misspelled name: it must not be printed.
  if (issue.code === "unrecognized_keys" && issue.path.length === 0)
    return issue.keys.map((key) => ({
      property: "",
      reason: `there is no argument ${key}${suggestion(key, Object.keys(definition.schema.shape))}`,
    }));
  const [name, ...rest] = issue.path.map(String);
  if (name === undefined) return [{ property: "", reason: issue.message }];
  const place = rest.length === 0 ? "" : ` (at ${rest.join(".")})`;
  return [{ property: name, reason: issue.message + place }];
}

function suggestion(key: string, names: readonly string[]): string {
  const near = names
    .map((name) => ({ name, distance: distance(key.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near !== undefined && near.distance <= Math.min(3, Math.ceil(key.length / 3)))
    return `; did you mean ${near.name}?`;
  return `; there are: ${names.join(", ")}`;
}

/** Levenshtein's distance: how many letters must change to make one word of the other. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    previous = row;
  }
  return previous[b.length]!;
}
