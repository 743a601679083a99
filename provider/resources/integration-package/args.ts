// Generated from schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** The arguments of `IntegrationPackage`. */
export interface IntegrationPackageArgs {
  /**
   * Internal name of the package, `namespace:name`. Left out: found in the instance's catalogue by its label "Integration with the Adobe Experience Cloud".
   * Changing it replaces the resource.
   * Source: Adobe documentation, Installing Campaign standard packages.
   * @example "nms:campaign"
   */
  readonly packageName?: pulumi.Input<string | undefined>;

  /**
   * Name of the instance in `adobe-campaign:instances`, for programs with several. Left out: the one in `adobe-campaign:url`.
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
   * Allows `manage` on a release 8 instance, which Adobe administers. Only with Adobe's consent.
   * Default: `false`.
   * Source: Adobe Campaign v8 documentation, External accounts.
   */
  readonly allowManagedInstance?: pulumi.Input<boolean | undefined>;
}
