// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** The outputs of `ImsExternalAccount`. */
export interface ImsExternalAccountOutputs {
  /** The IMS server that signs people in. Production IMS also for stage and development. */
  readonly imsServer: pulumi.Output<string>;

  /** Identifier of the IMS client that Adobe issued for this instance. */
  readonly clientId: pulumi.Output<string>;

  /** Address of this instance to which IMS sends people back: https, without a path, allowed on the IMS client. */
  readonly callbackServer: pulumi.Output<string>;

  /** ID of the Experience Cloud organization, with its suffix `@AdobeOrg`. */
  readonly organizationId: pulumi.Output<string>;

  /** Expression that links product profiles to security groups: its one capture is the group's internal name. */
  readonly associationMask: pulumi.Output<string>;

  /** Name of the Experience Cloud tenant. */
  readonly tenant: pulumi.Output<string>;

  /** IMS scopes, a subset of what Adobe provisioned. If omitted, it is not managed. */
  readonly scopes: pulumi.Output<string[] | undefined>;

  /** Address of the Experience Cloud instance. If omitted, it is not managed. */
  readonly experienceCloudServer: pulumi.Output<string | undefined>;

  /** Product context, on builds whose account has the field. If omitted, it is not managed. */
  readonly productContext: pulumi.Output<string | undefined>;

  /** Label of the account in the console. If omitted, it is not managed. */
  readonly label: pulumi.Output<string | undefined>;

  /** Whether people can sign in with it. */
  readonly enabled: pulumi.Output<boolean>;

  /** The secret as the program gave it, always a Pulumi secret. Absent with `clientSecretFrom`. */
  readonly clientSecret: pulumi.Output<string | undefined>;

  /** Internal name of the account on the instance; also the resource's id. */
  readonly accountName: pulumi.Output<string>;

  /** Number of the account's type on this instance. */
  readonly accountType: pulumi.Output<number>;

  /** Campaign's number of the row. */
  readonly accountId: pulumi.Output<string>;

  /** When the account was last changed, as Campaign writes it: `2022-09-16 07:42:37.469Z`. */
  readonly lastModified: pulumi.Output<string>;

  /** Operator who changed it last. */
  readonly modifiedBy: pulumi.Output<string>;

  /** `lastModified` right after this program's last write. */
  readonly writtenAt: pulumi.Output<string | undefined>;

  /** True after a write: the Campaign server must be restarted for it to take effect. Campaign does not tell when that was done. */
  readonly restartRequired: pulumi.Output<boolean>;

  /** Salted digest of the stored ciphertext, by which a secret that was set by hand shows. */
  readonly clientSecretDigest: pulumi.Output<string | undefined>;

  /** What secret drift is judged by: the stored `ciphertext`, or only `lastModified` where the instance hides it or gives another one each time. */
  readonly secretDriftSign: pulumi.Output<"ciphertext" | "lastModified" | undefined>;

  /** The account as it was found, for `onDelete: "restore"`. A secret. */
  readonly found: pulumi.Output<{ existed: boolean; attributes: Record<string, string> } | undefined>;

  /** What was noticed on the instance that this program does not manage, such as a second account of the type. */
  readonly warnings: pulumi.Output<string[] | undefined>;
}
