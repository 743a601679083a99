import { hasUnknown } from "../lifecycle/unknowns";
import type { Field } from "../resources/field";
import { securityGroupFields } from "../resources/security-group/fields";
import { folded } from "../resources/security-group/spelling";
import type { Verdict } from "./verdict";

/** The name under which security groups take part in a promotion: in `fields`, in `drifted`, and of an exception. */
export const GROUPS = "securityGroups";

/** What two environments say of a group, or of one of its fields. */
export interface GroupVerdict {
  /** `securityGroups.reviewers` for the group, `securityGroups.reviewers.rights` for a field of it. */
  readonly field: string;
  readonly values: readonly [unknown, unknown];
  readonly verdict: Verdict;
}

/** A group as a program gives it, with the internal names of its rights where the instance has told them. */
interface PromotedGroup {
  readonly label?: unknown;
  readonly rights?: unknown;
  readonly rightNames?: unknown;
}

export type PromotedGroups = Readonly<Record<string, PromotedGroup>>;

/** The fields that must be the same, besides the name by which groups are matched. */
const ruled = Object.entries<Field>(securityGroupFields)
  .filter(([name, { promotion, campaign }]) => name !== "groupName" && (promotion ?? campaign?.promotion) === "same")
  .map(([name]) => name as keyof PromotedGroup);

/**
 * Compares the groups of two environments: their names, and of those in both what must be the same. Nothing is said where one of the
 * two has no list: whether it has groups is not known then.
 */
export function groupVerdicts(before: unknown, after: unknown): GroupVerdict[] {
  if (!areGroups(before) || !areGroups(after)) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((group) => {
    const values = [nameIn(before, group), nameIn(after, group)] as const;
    const whole = { field: `${GROUPS}.${group}`, values };
    if (values.includes(undefined)) return [{ ...whole, verdict: "wrong" as const }];
    const [one, other] = [before[group]!, after[group]!];
    return [{ ...whole, verdict: "same" as const }, ...ruled.map((field) => onField(group, field, one, other))];
  });
}

/** What a foreign stack exports may be anything. */
function areGroups(value: unknown): value is PromotedGroups {
  return isObject(value) && Object.values(value).every(isObject);
}

function nameIn(groups: PromotedGroups, group: string): string | undefined {
  return Object.hasOwn(groups, group) ? group : undefined;
}

function onField(group: string, name: keyof PromotedGroup, a: PromotedGroup, b: PromotedGroup): GroupVerdict {
  const values = [a[name], b[name]] as const;
  const field = `${GROUPS}.${group}.${name}`;
  const isKnown = values.every((value) => value !== undefined && value !== null && !hasUnknown(value));
  if (!isKnown) return { field, values, verdict: "unknown" };
  const isRight = name === "rights" ? sameRights(a, b) : values[0] === values[1];
  return { field, values, verdict: isRight ? "same" : "wrong" };
}

/**
 * A right may be given by name or by label. A program that has not been applied yet knows only its own spelling, so each of its rights
 * has to be among the spellings of the other side.
 */
function sameRights(a: PromotedGroup, b: PromotedGroup): boolean {
  if (isList(a.rightNames) && isList(b.rightNames)) return isSame(spelled(a.rightNames), spelled(b.rightNames));
  const [one, other] = [spelled(a.rights), spelled(b.rights)];
  if (one.size !== other.size) return false;
  return isWithin(one, spelled(b.rights, b.rightNames)) || isWithin(other, spelled(a.rights, a.rightNames));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && isWithin(a, b);
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((right) => all.has(right));
}

function spelled(...lists: readonly unknown[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => (isList(list) ? list.map((right) => folded(String(right))) : [])));
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !isList(value);
}
