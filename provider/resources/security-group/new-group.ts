import type { CampaignInstance } from "../../campaign/instance";
import type { NamedRight, RightLink } from "../../campaign/named-rights";
import type { Wanted } from "../../campaign/rows";
import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { SoapFaultError } from "../../errors/soap-fault-error";
import { isNeverSent } from "../never-sent";
import type { WholeObject } from "../row/kind";
import { byName, described } from "./match-rights";
import { type GroupContext, groupRights, held, linkOf, type Rights, wantedBy, wrongIn } from "./rights";
import { groupSchema } from "./schema-of-rows";

/** Instances that did not do what was asked for by name: there a new group is looked at first, since its rows need its number. */
const byNumberOnly = new WeakSet<CampaignInstance>();

/**
 * The rights of a group that was created a moment ago. The write returned no number, so that they are written by the group's name, and
 * one query shows the group with its rights. Whatever that does not prove is looked at in two, and what is missing is written by number.
 */
export async function completeNewGroup(
  context: GroupContext,
  name: string,
  wanted: Wanted,
): Promise<WholeObject | undefined> {
  const { instance } = context;
  if (byNumberOnly.has(instance)) return undefined;
  const [rights, link] = [await wantedBy(context), await linkOf(context)];
  const failed = await give(instance, name, rights, link);
  const seen = failed === undefined ? await lookAtBoth(instance, name, wanted, link) : undefined;
  const changes = rights.map((right) => `gave the right ${described(right)}`);
  if (seen !== undefined && wrongIn(seen.rights, rights).length === 0)
    return { row: seen.row, parts: { rights: seen.rights }, changes };

  const row = await instance.rows(groupSchema).get(name, wanted);
  if (row === undefined) return undefined;
  const there = (await held(context, row)).filter(({ id }) => rights.some((right) => right.id === id));
  // What was lost on its way is never sent again; what was refused may be said in another way.
  const isMissing = failed !== undefined && !there.some(({ id }) => id === failed.right.id);
  if (isMissing && !(failed.failure instanceof SoapFaultError)) throw failed.failure;
  if (isMissing || (failed === undefined && there.length < rights.length)) byNumberOnly.add(instance);
  const { seen: after } = await groupRights.write(context, row, there);
  return { row, parts: { rights: after }, changes };
}

/** Gives one right after the other, up to the first whose reply does not say that it is done. */
async function give(
  { namedRights }: CampaignInstance,
  name: string,
  rights: Rights,
  link: RightLink,
): Promise<{ readonly right: NamedRight; readonly failure: unknown } | undefined> {
  for (const right of rights) {
    try {
      await namedRights.giveByName(name, right, link);
    } catch (failure) {
      if (isNeverSent(failure)) throw failure;
      return { right, failure };
    }
  }
  return undefined;
}

/** `undefined` where the instance does not answer such a query, or shows nothing. */
async function lookAtBoth(instance: CampaignInstance, name: string, wanted: Wanted, link: RightLink) {
  try {
    const seen = await instance.namedRights.withGroup(name, wanted, link);
    return seen && { ...seen, rights: seen.rights.sort(byName) };
  } catch (error) {
    if (!(error instanceof SoapFaultError) && !(error instanceof MalformedReplyError)) throw error;
    byNumberOnly.add(instance);
    return undefined;
  }
}
