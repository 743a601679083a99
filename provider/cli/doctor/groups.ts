import type { CampaignInstance } from "../../campaign/instance";
import { maskProblems } from "../../experience-cloud/association-mask";
import { type LiveGroup, liveGroups, reachedBy } from "../../resources/security-group/live";
import { isShipped, shippedWithRights } from "../../resources/security-group/shipped";
import { oneLine } from "../../text/display";
import { failed, type Line, notChecked, ok, problem, skipped, warning } from "./line";

export const groupChecks = ["groups", "group-rights"] as const;

/** The security groups to which the association mask can lead people, and what they get there. */
export async function groupLines(instance: CampaignInstance, mask: string): Promise<Line[]> {
  if (mask === "" || maskProblems(mask).length > 0)
    return skipped(groupChecks, "there is no association mask that can be used");
  try {
    const groups = await liveGroups(instance);
    const reached = reachedBy(mask, groups);
    if (reached.length > 0) return [reachedLine(reached), rightsLine(reached)];
    const none = problem(
      "groups",
      `the association mask can lead to none of the ${groups.length} security groups of this instance, so nobody gets in`,
      "correct the mask, or make the group with `securityGroups` in the program",
    );
    return [none, notChecked("group-rights", "the mask leads to no group")];
  } catch (error) {
    return [failed("groups", error), notChecked("group-rights", "the groups could not be read")];
  }
}

function reachedLine(reached: readonly LiveGroup[]): Line {
  const count = reached.length === 1 ? "1 security group" : `${reached.length} security groups`;
  return ok("groups", `the association mask can lead to ${count}: ${named(reached)}`);
}

/** Some of Adobe's groups have no rights as they ship; which ones should have some is known of a few. */
function rightsLine(reached: readonly LiveGroup[]): Line {
  if (reached.some(({ rights }) => rights === undefined))
    return notChecked(
      "group-rights",
      "this instance does not show which way round it records the rights of its groups",
      "if somebody took all rights from the group delivery, give it PREPARE DELIVERIES and START DELIVERIES again",
    );
  const empty = reached.filter(({ rights }) => rights!.length === 0);
  const suspect = empty.filter(({ row }) => !isShipped(row.name) || shippedWithRights.includes(row.name));
  if (suspect.length > 0)
    return warning(
      "group-rights",
      `without any named right: ${named(suspect)}; people who are led there can sign in and do next to nothing`,
      "give it `rights` in the program, or in the console",
    );
  return ok(
    "group-rights",
    empty.length === 0
      ? "each of them gives named rights"
      : `each of them gives named rights, but for ${named(empty)}, which may be as Adobe ships it`,
  );
}

const MOST = 20;

function named(groups: readonly LiveGroup[]): string {
  const names = groups.slice(0, MOST).map(({ row }) => oneLine(row.name));
  return names.join(", ") + (groups.length > MOST ? `, and ${groups.length - MOST} more` : "");
}
