import type { Row, RowSchema } from "../../campaign/rows";
import type { FieldTable } from "../field";
import { assertManageable } from "../guards";
import type { RowContext, RowKind, RowPart } from "../row/kind";
import { rowMapping } from "../row/mapping";
import { securityGroupFields } from "./fields";
import { groupRights } from "./rights";
import type { SecurityGroupInputs } from "./schema";
import { isShipped } from "./shipped";

/** Operators and named rights share the storage, and their names: `admin` is one of each. */
export const groupSchema: RowSchema = { id: "xtk:group", plural: "security groups", constants: { type: "1" } };

type GroupContext = RowContext<SecurityGroupInputs>;

/** What only the group does: it is found by its name alone, has rights, and stays while operators are in it. */
export const groupKind: RowKind<SecurityGroupInputs> = {
  noun: "group",
  title: "The security group",
  longNoun: "security group",
  mapping: rowMapping<FieldTable>(securityGroupFields),
  rows: (instance) => instance.rows(groupSchema),

  search: (context, wanted) => named(context, context.inputs.groupName, wanted),
  searchRemembered: (context, wanted) => named(context, context.state!.id, wanted),
  choose: (_context, rows) => rows[0],
  placeForNew: ({ inputs }) =>
    Promise.resolve({ row: undefined, name: inputs.groupName, type: groupSchema.constants!["type"]! }),
  newAttributes: ({ inputs }, { name }): Record<string, string> => (inputs.label === undefined ? { label: name } : {}),
  describeRow: ({ name, label }) => `"${name}" (${label})`,
  rivals: () => [],

  guards: assertManageable,
  // Source: Adobe documentation, release notes of 8.3.8. The relation that holds the rights stays with administrators.
  lesserRight: {
    right: "operatorWrite",
    since: "8.3.8",
    covers: "a group's label and description, but not for its rights",
  },
  identity: ({ row, name }) => ({ groupName: name, groupId: row?.id }),
  needsRestart: false,
  tellsOrigin: true,
  mustStay,
  parts: [groupRights as RowPart<SecurityGroupInputs>],
};

async function named({ instance }: GroupContext, name: string, wanted: Parameters<RowKind["search"]>[1]) {
  const row = await instance.rows(groupSchema).get(name, wanted);
  return row === undefined ? [] : [row];
}

/** Sign-in puts people into groups: deleting one would take their rights away. */
async function mustStay({ instance }: GroupContext, { id, name }: Row): Promise<string | undefined> {
  if (isShipped(name)) return "it is one of those that Adobe ships";
  const members = await instance.namedRights.members(id);
  if (members === 0) return undefined;
  return members === 1 ? "1 operator is in it" : `${members} operators are in it`;
}
