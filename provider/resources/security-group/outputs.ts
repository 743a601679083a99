// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";

/** The outputs of `SecurityGroup`. */
export interface SecurityGroupOutputs {
  /** Internal name of the group; also the resource's id. */
  readonly groupName: pulumi.Output<string>;

  /** Label of the group in the console. If omitted, not managed; a new group then gets its internal name. */
  readonly label: pulumi.Output<string | undefined>;

  /** Description of the group. If omitted, not managed. */
  readonly description: pulumi.Output<string | undefined>;

  /** Campaign's number of the group. */
  readonly groupId: pulumi.Output<string>;

  /** Internal names of the named rights as they were found. Absent if `rights` is omitted. */
  readonly rightNames: pulumi.Output<string[] | undefined>;

  /** When the group was last changed, as Campaign writes it: `2022-09-16 07:42:37.469Z`. Its rights do not count. */
  readonly lastModified: pulumi.Output<string>;

  /** Operator who changed it last. */
  readonly modifiedBy: pulumi.Output<string>;

  /** `lastModified` right after this program's last write. */
  readonly writtenAt: pulumi.Output<string | undefined>;

  /** Whether the group was there before, or was created by this program. Absent if it is only verified. */
  readonly origin: pulumi.Output<"adopted" | "created" | undefined>;

  /** The group as it was found, for `onDelete: "restore"`. A secret. */
  readonly found: pulumi.Output<
    | {
        existed: boolean;
        attributes: Record<string, string>;
        parts?: { rights?: { id: string; name: string; label: string }[] };
      }
    | undefined
  >;
}
