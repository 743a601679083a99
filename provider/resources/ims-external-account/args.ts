// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

import type { Promotion } from "../../promotion/promotion";
import type { AccountAttributes, PromotionExceptions } from "../keyed";

/** The arguments of `ImsExternalAccount`. Those of its secret are in `ImsExternalAccountSecret`. */
export interface ImsExternalAccountSettings {
  /**
   * The IMS server that signs people in. Production IMS also for stage and development.
   * Console: "IMS server" (`imsServer`).
   * Source: Adobe documentation, Troubleshooting IMS.
   * @example "https://ims-na1.adobelogin.com"
   */
  readonly imsServer: pulumi.Input<string>;

  /**
   * Identifier of the IMS client that Adobe issued for this instance.
   * Console: "IMS client identifier" (`clientId`).
   * Source: Adobe documentation, Configuring IMS.
   * @example "Campaign1-acme"
   */
  readonly clientId: pulumi.Input<string>;

  /**
   * Address of this instance to which IMS sends people back: https, without a path, allowed on the IMS client.
   * Console: "Callback server" (`callbackServer`).
   * Source: Adobe documentation, Configuring IMS.
   * @example "https://dev.campaign.example.com"
   */
  readonly callbackServer: pulumi.Input<string>;

  /**
   * ID of the Experience Cloud organization, with its suffix `@AdobeOrg`.
   * Console: "IMS organization ID" (`imsOrgId`).
   * Source: Adobe documentation, Organizations in Experience Cloud.
   * @example "0123456789ABCDEF01234567@AdobeOrg"
   */
  readonly organizationId: pulumi.Input<string>;

  /**
   * Expression that links product profiles to security groups: its one capture is the group's internal name.
   * Console: "Association mask" (`imsRightsMask`).
   * Source: Adobe documentation, Configuring IMS.
   * @example "Campaign - acme - (.*)"
   */
  readonly associationMask: pulumi.Input<string>;

  /**
   * Name of the Experience Cloud tenant.
   * Console: "Tenant" (`tenant`).
   * Source: Adobe documentation, Configuring IMS.
   * @example "acme"
   */
  readonly tenant: pulumi.Input<string>;

  /**
   * IMS scopes, a subset of what Adobe provisioned. If omitted, it is not managed.
   * Console: "IMS scope" (`userScope`).
   * Source: Adobe documentation, Troubleshooting IMS.
   * @example ["openid","AdobeID","session","read_organizations"]
   */
  readonly scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;

  /**
   * Address of the Experience Cloud instance. If omitted, it is not managed.
   * Console: "Server" (`server`).
   * Source: Adobe documentation, External accounts.
   * @example "https://marketing.adobe.com"
   */
  readonly experienceCloudServer?: pulumi.Input<string | undefined>;

  /**
   * Product context, on builds whose account has the field. If omitted, it is not managed.
   * Console: "Product context" (`productContext`).
   * Source: Adobe documentation, Troubleshooting IMS.
   * @example "dma_campaign_classic"
   */
  readonly productContext?: pulumi.Input<string | undefined>;

  /**
   * Label of the account in the console. If omitted, it is not managed.
   * Console: "Label" (`label`).
   * @example "MAC"
   */
  readonly label?: pulumi.Input<string | undefined>;

  /**
   * Whether people can sign in with it.
   * Console: "Enabled" (`active`).
   * Default: `true`.
   */
  readonly enabled?: pulumi.Input<boolean | undefined>;

  /**
   * Internal names of security groups that must exist, and be reached through the mask; otherwise `up` stops before it writes anything.
   * Source: Adobe documentation, Troubleshooting IMS.
   * @example ["delivery","admins"]
   */
  readonly expectedGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;

  /**
   * Names of the organization's product profiles, to look whether people can sign in. If omitted, they are listed with `adobe-campaign:umapiClientId`, if that is set and `expectedGroups` is given.
   * @example ["Campaign - acme - delivery"]
   */
  readonly productProfiles?: pulumi.Input<pulumi.Input<string>[] | undefined>;

  /**
   * The same from a file: one name a line, or JSON. A relative path begins at the project's folder.
   * @example "profiles.txt"
   */
  readonly productProfilesFile?: pulumi.Input<string | undefined>;

  /**
   * Name of the instance in `adobe-campaign:instances`, for programs with several. If omitted, the one in `adobe-campaign:url`.
   * Changing it replaces the resource.
   * @example "exec1"
   */
  readonly instance?: pulumi.Input<string | undefined>;

  /**
   * `manage` brings the instance to what the program says. `verify` compares, reports each difference as an error, and never writes: for instances that Adobe administers.
   * Default: `"manage"`.
   * @example "verify"
   */
  readonly mode?: pulumi.Input<"manage" | "verify" | undefined>;

  /**
   * Allows `manage` on an instance that Adobe administers (release 8, or below campaign.adobe.com). Only with Adobe's consent.
   * Default: `false`.
   * Source: Adobe Campaign v8 documentation, External accounts.
   */
  readonly allowManagedInstance?: pulumi.Input<boolean | undefined>;

  /**
   * The output `promotion` of the previous environment's stack, from a `StackReference`: whatever must not be promoted from there to here is refused before anything is written. If omitted, no environment comes before this one.
   */
  readonly promotedFrom?: pulumi.Input<Promotion | undefined>;

  /**
   * Intentional exceptions to the promotion rules: the name of a field, `securityGroups`, `release` or `drifted`, and the reason, which is kept in the state.
   * @example {"organizationId":"the test organization, until the move in May"}
   */
  readonly promotionExceptions?: pulumi.Input<PromotionExceptions | undefined>;

  /**
   * What `destroy` does: put the account back as it was found, disable it, delete it, or keep it as it is.
   * Default: `"restore"`.
   * @example "disable"
   */
  readonly onDelete?: pulumi.Input<"restore" | "disable" | "delete" | "keep" | undefined>;

  /**
   * Internal name of the account, where it is not one of Adobe's.
   * Changing it replaces the resource.
   * @example "Adobe_Experience_Cloud"
   */
  readonly accountName?: pulumi.Input<string | undefined>;

  /**
   * Number of the account type on this instance, where it cannot be determined from the account or the schema.
   * @example 42
   */
  readonly accountType?: pulumi.Input<number | undefined>;

  /**
   * Attributes of `nms:extAccount` by argument name, for an instance that names them differently.
   * @example {"productContext":"imsProductContext"}
   */
  readonly attributes?: pulumi.Input<AccountAttributes | undefined>;
}

/** How the secret is given: in exactly one way, or with `mode: "verify"` in none. */
export type ImsExternalAccountSecret =
  | {
      /**
       * Secret of the IMS client. Always kept as a Pulumi secret; encrypted by the instance itself. Or use `clientSecretFrom`.
       * Source: Adobe documentation, Configuring IMS.
       */
      readonly clientSecret: pulumi.Input<string>;
      readonly clientSecretFrom?: undefined;
      readonly clientSecretVersion?: undefined;
    }
  | {
      readonly clientSecret?: undefined;
      /**
       * Where `up` reads the secret: an environment variable, a file (`file:ims-secret.txt`, from the project's folder), or a configuration key (`project:key`). The first two keep it out of every state; a configuration key does not, since Pulumi stores the stack's whole configuration in the state, encrypted.
       * @example "IMS_CLIENT_SECRET"
       */
      readonly clientSecretFrom: pulumi.Input<string>;
      /**
       * Goes with `clientSecretFrom`; raise it to have the secret written again.
       * @example 3
       */
      readonly clientSecretVersion: pulumi.Input<number>;
    }
  | {
      /** Without a secret, nothing can be written. */
      readonly mode: pulumi.Input<"verify">;
      readonly clientSecret?: undefined;
      readonly clientSecretFrom?: undefined;
      readonly clientSecretVersion?: undefined;
    };

/** The arguments of `ImsExternalAccount`. */
export type ImsExternalAccountArgs = ImsExternalAccountSettings & ImsExternalAccountSecret;
