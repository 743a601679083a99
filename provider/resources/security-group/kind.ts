import type { Row, Wanted } from "../../campaign/rows";
import type { FieldTable } from "../field";
import { assertManageable } from "../guards";
import type { RowContext, RowKind, RowPart } from "../row/kind";
import { rowMapping } from "../row/mapping";
import { securityGroupFields } from "./fields";
import { completeNewGroup } from "./new-group";
import { groupRights } from "./rights";
import type { SecurityGroupInputs } from "./schema";
import { groupSchema } from "./schema-of-rows";
import { isShipped } from "./shipped";

const mapping = rowMapping<FieldTable>(securityGroupFields);
/** Every attribute that a group may be asked for. */
const every: Wanted = Object.fromEntries(mapping.names.map((name) => [name, mapping.attributeOf(name, undefined)]));

type GroupContext = RowContext<SecurityGroupInputs>;

/** What only the group does: it is found by its name alone, has rights, and stays while operators are in it. */
export const groupKind: RowKind<SecurityGroupInputs> = {
  noun: "group",
  title: "The security group",
  longNoun: "security group",
  mapping,
  rows: (instance) => instance.rows(groupSchema),

  search: async ({ instance, inputs }, wanted) =>
    listed(await instance.rows(groupSchema).get(inputs.groupName, wanted)),
  searchRemembered: async ({ instance, state }, wanted) =>
    listed(await instance.rows(groupSchema).read(state!.id, wanted, every)),
  choose: (_context, rows) => rows[0],
  placeForNew: ({ inputs }) =>
    Promise.resolve({ row: undefined, name: inputs.groupName, type: groupSchema.constants!["type"]! }),
  newAttributes: ({ inputs }, { name }): Record<string, string> => (inputs.label === undefined ? { label: name } : {}),
  describeRow: ({ name, label }) => `"${name}" (${label})`,
  rivals: () => [],

  // Source: Adobe documentation, release notes of 8.3.8. The relation that holds the rights stays with administrators.
  lesserRight: {
    right: "operatorWrite",
    since: "8.3.8",
    covers: "a group's label and description, but not for its rights",
  },
  guards: assertManageable,
  identity: ({ row, name }) => ({ groupName: name, groupId: row?.id }),
  needsRestart: false,
  tellsOrigin: true,
  mustStay,
  completeNew: completeNewGroup,
  parts: [groupRights as RowPart<SecurityGroupInputs>],
};

function listed(row: Row | undefined): Row[] {
  return row === undefined ? [] : [row];
}

/** Sign-in puts people into groups: deleting one would take their rights away. */
async function mustStay({ instance }: GroupContext, { id, name }: Row): Promise<string | undefined> {
  if (isShipped(name)) return "it is one of those that Adobe ships";
  const members = await instance.namedRights.members(id);
  if (members === 0) return undefined;
  return members === 1 ? "1 operator is in it" : `${members} operators are in it`;
}
