import type * as pulumi from "@pulumi/pulumi";

import { CampaignResource, isOfType } from "../campaign-resource";
import type { ImsExternalAccountArgs } from "./args";
import { imsExternalAccount } from "./entry";
import type { ImsExternalAccountOutputs } from "./outputs";

/** The outputs, each of which is in the table of fields or of outputs. */
export interface ImsExternalAccount extends ImsExternalAccountOutputs {}

/** The "Adobe Experience Cloud" external account: who may sign in to this instance with an Adobe ID, and how. */
export class ImsExternalAccount extends CampaignResource {
  static readonly __pulumiType = imsExternalAccount.type;

  constructor(name: string, args: ImsExternalAccountArgs, opts?: pulumi.CustomResourceOptions) {
    super(imsExternalAccount, name, args, opts);
  }

  /** Reads an account, by its internal name, without managing it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: Pick<ImsExternalAccountArgs, "instance"> = {},
    opts?: pulumi.CustomResourceOptions,
  ): ImsExternalAccount {
    return new ImsExternalAccount(name, args as ImsExternalAccountArgs, { ...opts, id });
  }

  static override isInstance(value: unknown): value is ImsExternalAccount {
    return isOfType(value, imsExternalAccount.type);
  }
}
