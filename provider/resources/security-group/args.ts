// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** The arguments of `SecurityGroup`. */
export interface SecurityGroupArgs {
  /**
   * Internal name of the group: what the capture of the association mask must be, character for character. A group of that name is adopted.
   * Changing it replaces the resource.
   * Source: Adobe documentation, Configuring IMS.
   * @example "reviewers"
   */
  readonly groupName: pulumi.Input<string>;

  /**
   * Label of the group in the console. If omitted, not managed; a new group then gets its internal name.
   * Console: "Label" (`label`).
   * @example "Reviewers"
   */
  readonly label?: pulumi.Input<string | undefined>;

  /**
   * Description of the group. If omitted, not managed.
   * Console: "Description" (`<desc>`).
   * @example "Approves deliveries"
   */
  readonly description?: pulumi.Input<string | undefined>;

  /**
   * Named rights that the group gives to its members, exactly these: by internal name, or by label whatever its case and blanks. If omitted, not managed.
   * Source: Adobe documentation, Access management.
   * @example ["WORKFLOW","export"]
   */
  readonly rights?: pulumi.Input<pulumi.Input<string>[] | undefined>;

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
   * What `destroy` does: put the group back as it was found, or keep it as it is. One that `up` created is deleted, unless operators are in it.
   * Default: `"restore"`.
   * @example "keep"
   */
  readonly onDelete?: pulumi.Input<"restore" | "keep" | undefined>;
}
