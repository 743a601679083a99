// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** The outputs of `IntegrationPackage`. */
export interface IntegrationPackageOutputs {
  /** Internal name, `namespace:name`; also the resource's id. */
  readonly packageName: pulumi.Output<string>;

  /** Label in the instance's catalogue, if it was looked up there. */
  readonly packageLabel: pulumi.Output<string | undefined>;

  /** Whether it was there before this program. */
  readonly alreadyInstalled: pulumi.Output<boolean>;
}
