import type { Row, Schema } from "../model/schema";

export const option: Schema = {
  id: "xtk:option",
  label: "Option",
  keys: [["name"]],
  autopk: true,
  writableWith: [],
  attributes: {
    id: { type: "long", label: "Primary key", bookkeeping: true },
    name: { type: "string", label: "Internal name" },
    dataType: { type: "short", default: "6", label: "Data type" },
    stringValue: { type: "string" },
    longValue: { type: "long", default: "0" },
    doubleValue: { type: "double", default: "0" },
    timeStampValue: { type: "datetime", default: "" },
    memoValue: { type: "memo" },
    description: { type: "string", label: "Description" },
    lastModified: { type: "datetime", default: "", bookkeeping: true },
  },
};

export const folder: Schema = {
  id: "xtk:folder",
  label: "Folder",
  keys: [["name"]],
  autopk: true,
  attributes: {
    id: { type: "long", label: "Primary key", bookkeeping: true },
    name: { type: "string", label: "Internal name" },
    label: { type: "string", label: "Label" },
    "parent-id": { type: "long", default: "0" },
  },
  links: { parent: { target: "xtk:folder", source: "parent-id" } },
};

/**
 * Installed packages. The columns are those of package documents; whether this schema has them is not published.
 * Nobody writes it by hand here: only an installation does.
 */
export const installedPackage: Schema = {
  id: "xtk:package",
  label: "Package",
  keys: [["namespace", "name"]],
  attributes: {
    namespace: { type: "string", label: "Namespace" },
    name: { type: "string", label: "Internal name" },
    label: { type: "string", label: "Label" },
    buildNumber: { type: "string", default: "*" },
    buildVersion: { type: "string", default: "*" },
    vendor: { type: "string", default: "Adobe" },
  },
};

export const shippedFolders: readonly Row[] = [
  { id: "0", name: "", label: "" },
  { id: "1012", name: "xtkPlatformAdmin", label: "Platform" },
  { id: "1035", name: "nmsExtAccount", label: "External accounts", "parent-id": "1012" },
];
