// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

import type { Promotion } from "../../promotion/promotion";
import type { PromotionExceptions } from "../keyed";

/** The arguments of `IntegrationPackage`. */
export interface IntegrationPackageArgs {
  /**
   * Internal name of the package, `namespace:name`. If omitted, it is found in the instance's catalogue by its label "Integration with the Adobe Experience Cloud".
   * Changing it replaces the resource.
   * Source: Adobe documentation, Installing Campaign standard packages.
   * @example "nms:campaign"
   */
  readonly packageName?: pulumi.Input<string | undefined>;

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
   * Arguments of the account that follows, so that a promotion is judged before anything is installed. `ImsIntegration` gives them.
   */
  readonly promotedFields?: pulumi.Input<Record<string, unknown> | undefined>;
}
