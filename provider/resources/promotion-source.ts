import * as pulumi from "@pulumi/pulumi";

import { neverApplied } from "../promotion/promotion";

/**
 * `promotedFrom` as it is sent to the engine. A stack that was never applied has no output, and an argument without a value would be
 * no argument: so that is said instead. The name of this stack goes with it, since the provider is not told, and messages need it.
 */
export function promotionSource(given: unknown): pulumi.Output<unknown> {
  const into = pulumi.getStack();
  return (pulumi.output(given) as pulumi.Output<unknown>).apply((promotion) => {
    if (promotion === undefined || promotion === null) return { ...neverApplied, into };
    return typeof promotion === "object" && !Array.isArray(promotion) ? { ...promotion, into } : promotion;
  });
}
