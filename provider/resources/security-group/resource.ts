import type * as pulumi from "@pulumi/pulumi";

import { CampaignResource, isOfType } from "../campaign-resource";
import type { SecurityGroupArgs } from "./args";
import { securityGroup } from "./entry";
import type { SecurityGroupOutputs } from "./outputs";

/** The outputs, each of which is in the table of fields or of outputs. */
export interface SecurityGroup extends SecurityGroupOutputs {}

/**
 * A security group, which Campaign's console calls an operator group: what people are allowed to do who sign in with an Adobe ID.
 * Created, or adopted if there is one of its name. Who is in it is decided by sign-in, and never managed.
 */
export class SecurityGroup extends CampaignResource {
  static readonly __pulumiType = securityGroup.type;

  constructor(name: string, args: SecurityGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super(securityGroup, name, args, opts);
  }

  /** Reads a group, by its internal name, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: Pick<SecurityGroupArgs, "instance"> = {},
    opts?: pulumi.CustomResourceOptions,
  ): SecurityGroup {
    return new SecurityGroup(name, args as SecurityGroupArgs, { ...opts, id });
  }

  static override isInstance(value: unknown): value is SecurityGroup {
    return isOfType(value, securityGroup.type);
  }
}
