import type { Row, Schema } from "../model/schema";

const bookkeeping = {
  created: { type: "datetime", default: "", bookkeeping: true },
  lastModified: { type: "datetime", default: "", bookkeeping: true },
} as const;

/** Columns of operators and groups: the few that captures and documentation name. */
export const operator: Schema = {
  id: "xtk:operator",
  label: "Operator",
  keys: [["name"]],
  autopk: true,
  writableWith: [],
  computed: (row) => (row.label ? `${row.label} (${row.name})` : (row.name ?? "")),
  attributes: {
    id: { type: "long", label: "Primary key", bookkeeping: true },
    name: { type: "string", label: "Name" },
    label: { type: "string", label: "Label" },
    email: { type: "string", label: "Email" },
    active: { type: "boolean", default: "1", label: "Enabled" },
    noConsoleCnx: { type: "trueFalse", default: "false" },
    ...bookkeeping,
  },
};

export const group: Schema = {
  id: "xtk:group",
  label: "Operator group",
  keys: [["name"]],
  autopk: true,
  writableWith: [],
  computed: (row) => row.label ?? "",
  attributes: {
    id: { type: "long", label: "Primary key", bookkeeping: true },
    name: { type: "string", label: "Internal name" },
    label: { type: "string", label: "Label" },
    ...bookkeeping,
  },
};

/** The link table between the two. */
export const operatorGroup: Schema = {
  id: "xtk:operatorGroup",
  label: "Operators and groups",
  keys: [["operator-id", "group-id"]],
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

/** Operators and groups share one storage, so an id names only one of both. */
export const shippedPeople: Readonly<Record<string, readonly Row[]>> = {
  "xtk:operator": [
    { id: "0", name: "", label: "" },
    { id: "1059", name: "admin", label: "Administrator" },
  ],
  "xtk:group": [
    { id: "1060", name: "admin", label: "Administrators" },
    { id: "1061", name: "operators", label: "Campaign operators" },
    { id: "1062", name: "deliveryManagers", label: "Delivery managers" },
  ],
  "xtk:operatorGroup": [{ "operator-id": "1059", "group-id": "1060" }],
};
