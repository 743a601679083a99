import { hasUnknown } from "../lifecycle/unknowns";
import type { PromotionRule } from "../resources/field";
import type { AccountField } from "../resources/ims-external-account/fields";
import { accountFieldNames, campaignField } from "../resources/ims-external-account/mapping";

/** Every field of the account takes part in a promotion. */
export type RuledField = AccountField;

/** Whether two values of a field mean the same to Campaign: the case of a host or the order of scopes mean nothing. */
export type SameMeaning = (field: RuledField, a: unknown, b: unknown) => boolean;

/**
 * What two environments' values of a field are: `same` or `different` as they should be, `wrong` where they should not, `free` where
 * both is right, and `unknown` where one of them is not managed, or not known yet.
 */
export type Verdict = "same" | "different" | "wrong" | "free" | "unknown";

export const ruledFields = accountFieldNames;

/** How the values of two environments relate: the `same` everywhere, `different` everywhere, or `free`. */
export function ruleOf(field: RuledField): PromotionRule {
  return campaignField(field).promotion;
}

export function verdictOn(field: RuledField, a: unknown, b: unknown, isSame: SameMeaning): Verdict {
  const rule = ruleOf(field);
  if (rule === "free") return "free";
  if (!isKnown(a) || !isKnown(b)) return "unknown";
  return (rule === "same") === isSame(field, a, b) ? rule : "wrong";
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && !hasUnknown(value);
}
