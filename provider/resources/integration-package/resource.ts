import type * as pulumi from "@pulumi/pulumi";

import { CampaignResource, isOfType } from "../campaign-resource";
import type { IntegrationPackageArgs } from "./args";
import { integrationPackage } from "./entry";
import type { IntegrationPackageOutputs } from "./outputs";

/** The outputs, each of which is in the table of fields or of outputs. */
export interface IntegrationPackage extends IntegrationPackageOutputs {}

/**
 * The built-in package "Integration with the Adobe Experience Cloud". Installed if it is missing, adopted if it is there. `destroy`
 * leaves it on the instance, since Campaign cannot uninstall a built-in package.
 */
export class IntegrationPackage extends CampaignResource {
  static readonly __pulumiType = integrationPackage.type;

  constructor(name: string, args: IntegrationPackageArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super(integrationPackage, name, args, opts);
  }

  /** Reads an installed package, by its internal name, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: Pick<IntegrationPackageArgs, "instance"> = {},
    opts?: pulumi.CustomResourceOptions,
  ): IntegrationPackage {
    return new IntegrationPackage(name, args, { ...opts, id });
  }

  static override isInstance(value: unknown): value is IntegrationPackage {
    return isOfType(value, integrationPackage.type);
  }
}
