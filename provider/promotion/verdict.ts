import { hasUnknown } from "../lifecycle/unknowns";
import { promotionRules } from "./rules";

export type RuledField = keyof typeof promotionRules;

/** Whether two values of a field mean the same to Campaign: the case of a host or the order of scopes mean nothing. */
export type SameMeaning = (field: RuledField, a: unknown, b: unknown) => boolean;

/**
 * What two environments' values of a field are: `same` or `different` as they should be, `wrong` where they should not, `free` where
 * both is right, and `unknown` where one of them is not managed, or not known yet.
 */
export type Verdict = "same" | "different" | "wrong" | "free" | "unknown";

export const ruledFields = Object.keys(promotionRules) as RuledField[];

export function verdictOn(field: RuledField, a: unknown, b: unknown, isSame: SameMeaning): Verdict {
  const rule = promotionRules[field];
  if (rule === "free") return "free";
  if (!isKnown(a) || !isKnown(b)) return "unknown";
  return (rule === "same") === isSame(field, a, b) ? rule : "wrong";
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && !hasUnknown(value);
}
