import type * as pulumi from "@pulumi/pulumi";

import { CampaignResource, type DynamicType, isOfType } from "../campaign-resource";
import { frozen } from "../frozen";
import type { ImsExternalAccountArgs } from "./args";

/** FROZEN: stored in every user's state. Outputs may be added. */
const dynamicType: DynamicType = {
  ...frozen.imsExternalAccount,
  outputs: [
    "imsServer",
    "clientId",
    "clientSecret",
    "callbackServer",
    "organizationId",
    "associationMask",
    "tenant",
    "scopes",
    "experienceCloudServer",
    "productContext",
    "label",
    "enabled",
    "accountName",
    "accountType",
    "accountId",
    "lastModified",
    "modifiedBy",
    "writtenAt",
    "restartRequired",
    "clientSecretDigest",
    "secretDriftSign",
    "found",
    "warnings",
  ],
  secrets: ["clientSecret", "found"],
};

/** The "Adobe Experience Cloud" external account: who may sign in to this instance with an Adobe ID, and how. */
export class ImsExternalAccount extends CampaignResource {
  static readonly __pulumiType = dynamicType.type;

  /** The IMS server that signs people in. */
  declare readonly imsServer: pulumi.Output<string>;
  /** Identifier of the IMS client. */
  declare readonly clientId: pulumi.Output<string>;
  /** The secret as the program gave it, always a Pulumi secret. Absent with `clientSecretFrom`. */
  declare readonly clientSecret: pulumi.Output<string | undefined>;
  /** Address of the instance to which IMS sends people back. */
  declare readonly callbackServer: pulumi.Output<string>;
  /** ID of the Experience Cloud organization. */
  declare readonly organizationId: pulumi.Output<string>;
  /** Expression that links product profiles to security groups. */
  declare readonly associationMask: pulumi.Output<string>;
  /** Name of the Experience Cloud tenant. */
  declare readonly tenant: pulumi.Output<string>;
  /** IMS scopes. Absent if they are not managed. */
  declare readonly scopes: pulumi.Output<string[] | undefined>;
  /** Address of the Experience Cloud instance. Absent if it is not managed. */
  declare readonly experienceCloudServer: pulumi.Output<string | undefined>;
  /** Product context. Absent if it is not managed. */
  declare readonly productContext: pulumi.Output<string | undefined>;
  /** Label of the account in the console. Absent if it is not managed. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Whether people can sign in with it. */
  declare readonly enabled: pulumi.Output<boolean>;
  /** Internal name of the account on the instance; also the resource's id. */
  declare readonly accountName: pulumi.Output<string>;
  /** Number of the account's type on this instance. */
  declare readonly accountType: pulumi.Output<number>;
  /** Campaign's number of the row. */
  declare readonly accountId: pulumi.Output<string>;
  /** When the account was last changed, as Campaign writes it: `2022-09-16 07:42:37.469Z`. */
  declare readonly lastModified: pulumi.Output<string>;
  /** Operator who changed it last. */
  declare readonly modifiedBy: pulumi.Output<string>;
  /** `lastModified` right after this program's last write. */
  declare readonly writtenAt: pulumi.Output<string | undefined>;
  /** True after a write: the Campaign server must be restarted for it to take effect. Campaign does not tell when that was done. */
  declare readonly restartRequired: pulumi.Output<boolean>;
  /** Salted digest of the stored ciphertext, by which a secret that was set by hand shows. */
  declare readonly clientSecretDigest: pulumi.Output<string | undefined>;
  /** What secret drift is judged by: the stored `ciphertext`, or only `lastModified` where the instance hides it or gives another one each time. */
  declare readonly secretDriftSign: pulumi.Output<"ciphertext" | "lastModified" | undefined>;
  /** The account as it was found, for `onDelete: "restore"`. A secret. */
  declare readonly found: pulumi.Output<{ existed: boolean; attributes: Record<string, string> } | undefined>;
  /** What was noticed on the instance that this program does not manage, such as a second account of the type. */
  declare readonly warnings: pulumi.Output<string[] | undefined>;

  constructor(name: string, args: ImsExternalAccountArgs, opts?: pulumi.CustomResourceOptions) {
    super(dynamicType, name, args, opts);
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
    return isOfType(value, dynamicType.type);
  }
}
