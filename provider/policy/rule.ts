import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";

import type { PolicyRule, ResourceEntry } from "../resources/entry";
import { entryOf } from "../resources/registry";

/**
 * A rule for the resources that name it in the registry. `find` returns what is wrong and what to do, and must never quote a secret.
 * A resource of ours that this release does not know fails the policy: nobody knows which rules it would break.
 */
export function rule(
  name: PolicyRule,
  description: string,
  find: (args: ResourceValidationArgs, entry: ResourceEntry) => readonly string[],
): ResourceValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
      const entry = entryOf(args.type);
      if (entry === undefined || !entry.policy.includes(name)) return;
      for (const violation of find(args, entry)) report(violation);
    },
  };
}
