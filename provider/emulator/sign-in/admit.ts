import type { Instance } from "../model/instance";
import { ensurePerson, findPerson, namedRightsOf, relate, related, separate } from "../model/people";
import type { Row } from "../model/schema";

/** The instance itself is the author of what a sign-in changes. */
const itself = "0";

/**
 * The person as an operator: made at the first sign-in, with the e-mail as its name. Groups are those of this sign-in, no others; that
 * they follow at each sign-in is likely. Groups are never made.
 */
export function admitPerson(
  instance: Instance,
  email: string,
  held: readonly Row[],
): { groups: string[]; rights: string[] } {
  const operator = ensurePerson(instance, "operator", email, { email }, itself);
  if (operator["access/@authenticationType"] !== "ims")
    instance.update("xtk:operator", operator, { "access/@authenticationType": "ims" }, itself);
  for (const group of related(instance, operator, "operator-id", "group")) {
    if (!held.includes(group)) separate(instance, operator, group);
  }
  for (const each of held) relate(instance, operator, each, itself);
  if (!instance.operator(email)) instance.setOperator({ name: email, rights: [] });
  const groups = related(instance, operator, "operator-id", "group").map(({ name = "" }) => name);
  return { groups, rights: namedRightsOf(instance, operator) };
}

/** A capture names a security group or, as is likely, a named right. */
export const heldBy = (instance: Instance, captured: string): Row | undefined =>
  findPerson(instance, "group", captured) ?? findPerson(instance, "right", captured);
