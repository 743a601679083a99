import type { ResourceValidationPolicy } from "@pulumi/policy";

import { rule } from "../rule";

/** An organization's product profiles are named by tenant, so that one tenant's people do not get into another's instance. */
export function maskContainsTenant(): ResourceValidationPolicy {
  return rule("mask-contains-tenant", "The association mask names the tenant.", ({ props }, looksAt) => {
    const [mask, tenant] = [props[looksAt.mask], props[looksAt.tenant]] as (string | undefined)[];
    if (mask === undefined || tenant === undefined) return [];
    if (mask.toLowerCase().includes(tenant.toLowerCase())) return [];
    return [
      `${looksAt.mask} is "${mask}", which does not contain the tenant "${tenant}": people of other tenants may be let in. Write for example "Campaign - ${tenant} - (.*)".`,
    ];
  });
}
