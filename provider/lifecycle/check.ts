import { isDeepStrictEqual } from "node:util";

import type { z } from "zod";

import type { ConfigSource } from "../config/source";
import { editDistance } from "../text/edit-distance";
import type { CheckFailure, Properties, ResourceDefinition } from "./definition";
import { DEEPEST, isTooDeep } from "./depth";
import { withoutPieces } from "./pieces";
import { hasUnknown } from "./unknowns";

/**
 * Checks the arguments without any network. Values that are not known yet are left out and put back: what depends on them is
 * checked again by `up`. Every failure is reported at once, and none prints a secret: neither one that always is nor one of the `marked`.
 *
 * A value that stands in the state already was accepted by the release that wrote it: a rule that is stricter today only warns of it, so
 * that an upgrade of this package stops nobody.
 */
export function checkInputs(
  definition: ResourceDefinition,
  given: Properties,
  marked: readonly string[] = [],
  hide = (text: string) => text,
  accepted: Properties = {},
  config?: ConfigSource,
): { inputs: Properties; failures: CheckFailure[]; warnings: string[] } {
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  const tooDeep = present.filter(([, value]) => isTooDeep(value)).map(([name]) => name);
  // Left out of the answer too, which whoever writes it down could not bear either.
  const entries = present.filter(([name]) => !tooDeep.includes(name));
  const { shape } = definition.schema;
  const unknown = entries
    .filter(([name, value]) => Object.hasOwn(shape, name) && hasUnknown(value))
    .map(([name]) => name);
  const kept = entries
    .filter(([name, value]) => Object.hasOwn(accepted, name) && isDeepStrictEqual(value, accepted[name]))
    .map(([name]) => name);
  const first = parse(definition, entries, unknown);
  const tolerated = first.failures.filter(({ property }) => kept.includes(property));
  const { inputs, failures } =
    tolerated.length === 0
      ? first
      : parse(definition, entries, [...unknown, ...tolerated.map(({ property }) => property)]);

  // What is left out because of its depth is not missing.
  const others = failures.filter(({ property }) => !tooDeep.includes(property));
  const all = [...tooDeep.map(depthFailure), ...others, ...definition.crossChecks(inputs, marked, config)];
  const secrets = [...definition.secrets, ...marked];
  return {
    inputs,
    failures: all.map((failure) => withoutValue(failure, secrets, given, hide)),
    warnings: tolerated.map(
      ({ property, reason }) => `${property} is kept as it is in the state, though ${hide(reason)}`,
    ),
  };
}

/** Judges the arguments but for the `omitted`, which come back as they are. */
function parse(
  definition: ResourceDefinition,
  entries: readonly (readonly [string, unknown])[],
  omitted: readonly string[],
): { inputs: Properties; failures: CheckFailure[] } {
  const judged = Object.fromEntries(entries.filter(([name]) => !omitted.includes(name)));
  // Without them, so that the others still get their defaults: a preview must not show those as removed.
  const mask: Record<never, true> = Object.fromEntries(omitted.map((name) => [name, true]));
  // A schema that is made anew is compiled anew by zod, which costs more than the check itself.
  const schema = omitted.length === 0 ? definition.schema : definition.schema.omit(mask);
  const parsed = schema.safeParse(judged);
  const checked: Properties = parsed.success ? parsed.data : judged;
  const inputs = { ...checked, ...Object.fromEntries(entries.filter(([name]) => omitted.includes(name))) };
  return { inputs, failures: (parsed.error?.issues ?? []).flatMap((issue) => toFailures(definition, issue)) };
}

/** Pulumi prints the value of the argument that a failure names. */
function withoutValue(
  { property, reason }: CheckFailure,
  secrets: readonly string[],
  given: Properties,
  hide: (text: string) => string,
): CheckFailure {
  return secrets.includes(property)
    ? { property: "", reason: `${property}: ${hide(withoutPieces(reason, given[property]))}` }
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
    .map((name) => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near !== undefined && near.distance <= Math.min(3, Math.ceil(key.length / 3)))
    return `; did you mean ${near.name}?`;
  return `; there are: ${names.join(", ")}`;
}
