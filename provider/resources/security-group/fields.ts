import { textCodec } from "../codecs";
import { commonFields } from "../common-fields";
import type { FieldTable, OutputTable } from "../field";

/** Every argument of `SecurityGroup`, each described once. */
export const securityGroupFields = {
  groupName: {
    description:
      "Internal name of the group: what the capture of the association mask must be, character for character. A group of that name is adopted.",
    example: "reviewers",
    source: "Adobe documentation, Configuring IMS",
    replaces: true,
    promotion: "same",
    discovered: true,
    output: "Internal name of the group; also the resource's id.",
  },
  label: {
    description: "Label of the group in the console. If omitted, not managed; a new group then gets its internal name.",
    example: "Reviewers",
    campaign: {
      attribute: "label",
      label: "Label",
      codec: textCodec,
      promotion: "same",
      drift: "info",
      meaning: "only the name in the list of groups is different",
    },
  },
  description: {
    description: "Description of the group. If omitted, not managed.",
    example: "Approves deliveries",
    campaign: {
      attribute: "<desc>",
      label: "Description",
      codec: textCodec,
      promotion: "free",
      drift: "info",
      meaning: "only the text that describes the group is different",
    },
  },
  rights: {
    description:
      "Named rights that the group gives to its members, exactly these: by internal name, or by label whatever its case and blanks. If omitted, not managed.",
    example: ["WORKFLOW", "export"],
    source: "Adobe documentation, Access management",
    promotion: "same",
  },
  ...commonFields,
  onDelete: {
    description:
      "What `destroy` does: put the group back as it was found, or keep it as it is. One that `up` created is deleted, unless operators are in it.",
    example: "keep",
  },
} satisfies FieldTable;

/** What is read from the instance besides the arguments. */
export const securityGroupOutputs = {
  groupId: { type: "string", description: "Campaign's number of the group." },
  rightNames: {
    type: "string[] | undefined",
    description: "Internal names of the named rights as they were found. Absent if `rights` is omitted.",
  },
  lastModified: {
    type: "string",
    description:
      "When the group was last changed, as Campaign writes it: `2022-09-16 07:42:37.469Z`. Its rights do not count.",
  },
  modifiedBy: { type: "string", description: "Operator who changed it last." },
  writtenAt: { type: "string | undefined", description: "`lastModified` right after this program's last write." },
  origin: {
    type: '"adopted" | "created" | undefined',
    description: "Whether the group was there before, or was created by this program. Absent if it is only verified.",
  },
  found: {
    type: "{ existed: boolean; attributes: Record<string, string>; parts?: { rights?: { id: string; name: string; label: string }[] } } | undefined",
    description: 'The group as it was found, for `onDelete: "restore"`. A secret.',
    secret: true,
  },
} satisfies OutputTable;
