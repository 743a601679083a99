import type { ResourceValidationPolicy } from "@pulumi/policy";

import { isHostedByAdobe } from "../../experience-cloud/hosting";
import type { PolicyOptions } from "../options";
import { rule } from "../rule";

/** Adobe administers the account of an instance that it hosts; no call tells whether it does. */
export function hostedVerified({ hostedInstances = [] }: PolicyOptions): ResourceValidationPolicy {
  return rule("hosted-verified", "An instance that Adobe hosts is compared, not written.", ({ props }, { address }) => {
    const { mode, instance, allowManagedInstance } = props as Record<string, string>;
    const host = address === undefined ? "" : ((props[address] as string | undefined) ?? "");
    if (mode === "verify") return [];
    const signs = [
      ...(isHostedByAdobe(host) ? [`${address!} is "${host}"`] : []),
      ...(instance !== undefined && hostedInstances.includes(instance) ? [`the instance "${instance}" is hosted`] : []),
      ...(allowManagedInstance ? ["allowManagedInstance is true"] : []),
    ];
    if (signs.length === 0) return [];
    return [
      `Adobe administers this instance (${signs.join(", ")}). Set mode: "verify", and have Adobe make the change.`,
    ];
  });
}
