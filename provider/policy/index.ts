/**
 * Rules for a Pulumi policy pack: what a review should not have to look for.
 *
 *     import { PolicyPack } from "@pulumi/policy";
 *     import { policies } from "pulumi-adobe-campaign/policy";
 *
 *     new PolicyPack("adobe-campaign", { policies: policies() });
 */
import type { ResourceValidationPolicy } from "@pulumi/policy";

import type { PolicyOptions } from "./options";
import { hostedVerified } from "./rules/hosted-verified";
import { https } from "./rules/https";
import { maskContainsTenant } from "./rules/mask-contains-tenant";
import { powerfulRights } from "./rules/powerful-rights";
import { productionProtected } from "./rules/production-protected";
import { secretFromConfiguration } from "./rules/secret-from-configuration";

export type { PolicyOptions } from "./options";

/** All rules, each mandatory. Pulumi's `--policy-pack-config` lowers one by its name: `{ "https": "advisory" }`. */
export function policies(options: PolicyOptions = {}): ResourceValidationPolicy[] {
  return [
    productionProtected(options),
    https(),
    secretFromConfiguration(options),
    maskContainsTenant(),
    hostedVerified(options),
    powerfulRights(options),
  ];
}
