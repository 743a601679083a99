import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";

import type { PolicyRule, PolicyView, ResourceEntry } from "../resources/entry";
import { entryOf } from "../resources/registry";

/**
 * A rule for the resources that name it in the registry, with the arguments that it looks at there. `find` returns what is wrong and what to do, and must never quote a secret.
 * A resource of ours that this release does not know fails the policy: nobody knows which rules it would break.
 */
export function rule<Name extends PolicyRule>(
  name: Name,
  description: string,
  find: (
    args: ResourceValidationArgs,
    looksAt: NonNullable<PolicyView[Name]>,
    entry: ResourceEntry,
  ) => readonly string[],
): ResourceValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
      const entry = entryOf(args.type);
      const looksAt = entry?.policy[name];
      if (entry === undefined || looksAt === undefined) return;
      for (const violation of find(args, looksAt, entry)) report(violation);
    },
  };
}
