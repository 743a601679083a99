import type * as pulumi from "@pulumi/pulumi";

import { CampaignResource, type DynamicType, isOfType } from "../campaign-resource";
import { frozen } from "../frozen";
import type { IntegrationPackageArgs } from "./args";

/** FROZEN: stored in every user's state. */
const dynamicType: DynamicType = {
  ...frozen.integrationPackage,
  outputs: ["packageName", "packageLabel", "alreadyInstalled"],
  secrets: [],
};

/**
 * The built-in package "Integration with the Adobe Experience Cloud". Installed if it is missing, adopted if it is there. `destroy`
 * leaves it on the instance, since Campaign cannot uninstall a built-in package.
 */
export class IntegrationPackage extends CampaignResource {
  static readonly __pulumiType = dynamicType.type;

  /** Internal name, `namespace:name`; also the resource's id. */
  declare readonly packageName: pulumi.Output<string>;
  /** Label in the instance's catalogue, if it was looked up there. */
  declare readonly packageLabel: pulumi.Output<string | undefined>;
  /** Whether it was there before this program. */
  declare readonly alreadyInstalled: pulumi.Output<boolean>;

  constructor(name: string, args: IntegrationPackageArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super(dynamicType, name, args, opts);
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
    return isOfType(value, dynamicType.type);
  }
}
