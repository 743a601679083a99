import { kinds } from "../model/people";
import type { Attribute, Row, Schema } from "../model/schema";

const id: Attribute = { type: "long", label: "Primary key", bookkeeping: true };

/** Who and when, by analogy with other schemas: not published for these. */
const bookkeeping = {
  created: { type: "datetime", default: "", bookkeeping: true },
  "createdBy-id": { type: "long", default: "0", bookkeeping: true },
  lastModified: { type: "datetime", default: "", bookkeeping: true },
  "modifiedBy-id": { type: "long", default: "0", bookkeeping: true },
} as const;

const authors = {
  createdBy: { label: "Created by", target: "xtk:operator", source: "createdBy-id" },
  modifiedBy: { label: "Modified by", target: "xtk:operator", source: "modifiedBy-id" },
};

/** The values are known; their names are made up. */
const types = [
  { name: "operator", value: kinds.operator, label: "Operator" },
  { name: "group", value: kinds.group, label: "Operator group" },
  { name: "right", value: kinds.right, label: "Named right" },
];

const shared = {
  // Only type and name together are unique: `admin` is an operator, a group and a right.
  keys: [["name", "type"]],
  autopk: true,
  links: authors,
  writableWith: [{ right: "operatorWrite", since: "8.3.8" }],
};

/** The storage of operators, groups and named rights. Columns: the few that captures, forms and documentation name. */
export const operator: Schema = {
  ...shared,
  id: "xtk:operator",
  label: "Operator",
  enumerations: { type: { basetype: "byte", default: "operator", values: types } },
  computed: (row) => (row.label ? `${row.label} (${row.name})` : (row.name ?? "")),
  attributes: {
    id,
    name: { type: "string", label: "Name" },
    label: { type: "string", label: "Label" },
    desc: { type: "memo", label: "Description", isElement: true },
    type: { type: "byte", default: kinds.operator, enumeration: "type", label: "Type" },
    email: { type: "string", label: "Email" },
    active: { type: "boolean", default: "1", label: "Enabled" },
    noConsoleCnx: { type: "trueFalse", default: "false" },
    // `ims` for who signs in with an Adobe ID. What native operators have is not known: the empty text here.
    "access/@authenticationType": { type: "string", length: 6, label: "Authentication type" },
    ...bookkeeping,
  },
};

/** Groups *and* named rights of that storage. */
export const group: Schema = {
  ...shared,
  id: "xtk:group",
  label: "Operator group",
  view: { of: "xtk:operator", attribute: "type", values: [kinds.group, kinds.right] },
  enumerations: { type: { basetype: "byte", default: "group", values: types.slice(1) } },
  computed: (row) => row.label ?? "",
  attributes: {
    id,
    name: { type: "string", label: "Internal name" },
    label: { type: "string", label: "Label" },
    desc: { type: "memo", label: "Description", isElement: true },
    type: { type: "byte", default: kinds.group, enumeration: "type", label: "Type" },
    ...bookkeeping,
  },
};

/** Who is in which group, who holds which named right, and what rights a group holds: all in one relation. */
export const operatorGroup: Schema = {
  id: "xtk:operatorGroup",
  label: "Operators and groups",
  keys: [["operator-id", "group-id"]],
  isRelation: true,
  // Only an administrator writes it.
  writableWith: [],
  links: {
    operator: { target: "xtk:operator", source: "operator-id" },
    group: { target: "xtk:group", source: "group-id" },
  },
  attributes: {
    "operator-id": { type: "long", default: "0" },
    "group-id": { type: "long", default: "0" },
  },
};

/** Not the named rights: what somebody may do with a folder. It ships empty; nothing here reads it. */
export const folderRights: Schema = {
  id: "xtk:rights",
  label: "Folder permissions",
  keys: [["operator-id", "folder-id"]],
  isRelation: true,
  writableWith: [],
  links: {
    operator: { target: "xtk:operator", source: "operator-id" },
    folder: { target: "xtk:folder", source: "folder-id" },
  },
  attributes: {
    "operator-id": { type: "long", default: "0" },
    "folder-id": { type: "long", default: "0" },
    rights: { type: "string" },
  },
};

const adminGroup = "1060";
const adminOperator = "1059";

export const shippedOperators: Readonly<Record<string, readonly Row[]>> = {
  "xtk:operator": [
    { id: "0", name: "", label: "" },
    { id: adminOperator, name: "admin", label: "Administrator" },
  ],
  "xtk:operatorGroup": [{ "operator-id": adminOperator, "group-id": adminGroup }],
};

export interface ShippedRight {
  id: string;
  name: string;
  label: string;
}

export interface ShippedGroup extends ShippedRight {
  /** Internal names of the rights that its members have. */
  holds?: readonly string[];
}

/**
 * Names and labels as documented. Six are documented by their label only; their internal names are **made up**, and begin
 * with `emu` so that nobody takes them for known.
 */
const rightNames: readonly (readonly [name: string, label: string])[] = [
  ["admin", "ADMINISTRATION"],
  ["folderInsert", "INSERT FOLDERS"],
  ["folderDelete", "DELETE FOLDER"],
  ["folderEdit", "EDIT FOLDERS"],
  ["import", "IMPORT"],
  ["recipientImport", "RECIPIENT IMPORT"],
  ["export", "EXPORT"],
  ["sql", "SQL SCRIPT EXECUTION"],
  ["createProcess", "PROGRAM EXECUTION"],
  ["fileAccess", "FILE ACCESS"],
  ["central", "CENTRAL"],
  ["local", "LOCAL"],
  ["workflow", "WORKFLOW"],
  ["emuMerge", "MERGE"],
  ["emuPrepareDelivery", "PREPARE DELIVERIES"],
  ["emuStartDelivery", "START DELIVERIES"],
  ["emuApprovalAdmin", "APPROVAL ADMINISTRATION"],
  ["emuPrivacy", "PRIVACY DATA RIGHT"],
];

export const shippedRights: readonly ShippedRight[] = rightNames.map(([name, label], index) => ({
  id: String(1151 + index),
  name,
  label,
}));

/** The ten of v7. What `report`, `central`, `local` and `workflowSupervisor` hold is not documented: nothing here. */
export const shippedGroups: readonly ShippedGroup[] = [
  { id: "1101", name: "report", label: "Access to reports" },
  { id: adminGroup, name: "admin", label: "Administrator", holds: ["admin"] },
  { id: "1102", name: "operation", label: "Campaign managers", holds: ["folderInsert", "workflow"] },
  { id: "1103", name: "central", label: "Central management" },
  { id: "1104", name: "content", label: "Content Contributors" },
  { id: "1105", name: "delivery", label: "Delivery operators", holds: ["emuPrepareDelivery", "emuStartDelivery"] },
  { id: "1106", name: "local", label: "Local management" },
  { id: "1107", name: "offer", label: "Offer managers", holds: ["folderInsert", "folderEdit"] },
  { id: "1108", name: "workflow", label: "Workflow execution", holds: ["workflow"] },
  { id: "1109", name: "workflowSupervisor", label: "Workflow supervisors" },
];

/** Which v8 adds. Their names are known; the labels, and that they hold nothing, are made up. */
export const groupsOfV8: readonly ShippedGroup[] = [
  { id: "1110", name: "aemApplication", label: "AEM application" },
  { id: "1111", name: "deliverability", label: "Deliverability" },
  { id: "1112", name: "support", label: "Support" },
];

/** From 8.3.8 on it lets write operators and groups. Its label is made up. */
export const rightsOfV8: readonly ShippedRight[] = [{ id: "1181", name: "operatorWrite", label: "OPERATOR WRITE" }];
