import type { CheckFailure, Properties } from "../lifecycle/definition";
import { hasUnknown } from "../lifecycle/unknowns";
import { readPromotion } from "../promotion/promotion";
import { exceptionNames } from "../promotion/exceptions";
import { refusals } from "../promotion/refusals";
import { sameMeaning } from "./ims-external-account/mapping";

/**
 * Whether the environment before may be promoted to this one, with `values` for the account's arguments. What depends on a value that
 * is not known yet is judged by `up`.
 */
export function promotionChecks(
  { promotedFrom, promotionExceptions }: Properties,
  values: unknown,
  secrets: readonly string[] = [],
): CheckFailure[] {
  const exceptions = asObject(promotionExceptions);
  const reasons = unknownExceptions(exceptions);
  const whole = asObject(promotedFrom);
  if (Object.keys(whole).length === 0 || hasUnknown(whole)) return reasons.map(failure);
  const read = readPromotion(whole);
  if ("problem" in read) return [...reasons, `promotedFrom: ${read.problem}`].map(failure);
  const to = {
    stack: stackIn(whole),
    values: asObject(values),
    exceptions: exceptions as Record<string, string>,
    secrets,
  };
  return [...reasons, ...refusals(read.promotion, to, sameMeaning)].map(failure);
}

/** The stack that a promotion goes to, as the resource's class noted it. */
export function stackIn({ into }: Properties): string {
  return typeof into === "string" ? into : "here";
}

function unknownExceptions(exceptions: Properties): string[] {
  const known: readonly string[] = exceptionNames;
  const wrong = Object.keys(exceptions).filter((name) => !known.includes(name));
  return wrong.map(
    (name) => `promotionExceptions: there is no field ${JSON.stringify(name)}; there are: ${known.join(", ")}`,
  );
}

/** Without a name in front, since Pulumi would print the whole promotion. */
function failure(reason: string): CheckFailure {
  return { property: "", reason };
}

function asObject(value: unknown): Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}
