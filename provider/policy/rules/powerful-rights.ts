import type { ResourceValidationPolicy } from "@pulumi/policy";

import { isPowerful } from "../../resources/security-group/powerful";
import type { PolicyOptions } from "../options";
import { rule } from "../rule";

/** Whoever adds a person to a product profile gives the rights of its group: in the Admin Console nobody sees which. */
export function powerfulRights({ powerfulGroups = ["admin"] }: PolicyOptions): ResourceValidationPolicy {
  const description = "Only groups that are named for it give rights with which a member can do everything.";
  return rule("powerful-rights", description, ({ props }, looksAt) => {
    const [group, rights] = [props[looksAt.group], props[looksAt.rights]] as [string, string[] | undefined];
    const given = (rights ?? []).filter(isPowerful);
    if (given.length === 0 || powerfulGroups.includes(group)) return [];
    return [
      `${looksAt.rights} of the group "${group}" has ${given.join(", ")}, with which a member can do everything or reach the server. Take it out, or name the group in the pack's option powerfulGroups.`,
    ];
  });
}
