import type { ResourceValidationPolicy } from "@pulumi/policy";

import type { PolicyOptions } from "../options";
import { rule } from "../rule";

const usual = /(^|[^a-z])prod(uction)?($|[^a-z])/i;

/** Nobody can sign in to a production instance whose account was destroyed by mistake. */
export function productionProtected({ productionStacks = usual }: PolicyOptions): ResourceValidationPolicy {
  return rule("production-protected", "Resources of a production stack are protected.", (args) => {
    const stack = stackOf(args.urn);
    if (stack.search(productionStacks) < 0 || args.opts.protect) return [];
    return [
      `The stack "${stack}" is production, and this resource is not protected. Give it the option protect: true.`,
    ];
  });
}

/** `urn:pulumi:<stack>::<project>::…` */
function stackOf(urn: string): string {
  return urn.split("::")[0]!.split(":").slice(2).join(":");
}
