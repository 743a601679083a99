import type { Attribute, Row, Schema } from "../model/schema";

const text = (label?: string): Attribute => ({ type: "string", ...(label ? { label } : {}) });
const flag = (value: "0" | "1", label?: string): Attribute => ({
  type: "boolean",
  default: value,
  ...(label ? { label } : {}),
});
const number = (type: "byte" | "short" | "long", value = "0"): Attribute => ({ type, default: value });
const secret = (label?: string): Attribute => ({ ...text(label), secret: true });
const kept = (type: "long" | "datetime"): Attribute => ({
  type,
  default: type === "long" ? "0" : "",
  bookkeeping: true,
});

/**
 * `nms:extAccount` with the attributes of a row seen in a capture of a real instance. Their types are inferred from
 * the values in it; which console label belongs to which attribute is likely, by name.
 */
export const extAccount: Schema = {
  id: "nms:extAccount",
  label: "External account",
  keys: [["name"]],
  autopk: true,
  // `folder:nmsExtAccount` stands for the right to write in the folder "External accounts"; its name is made up.
  writableWith: ["folder:nmsExtAccount"],
  computed: (row) => row.label ?? "",
  links: {
    createdBy: { label: "Created by", target: "xtk:operator", source: "createdBy-id" },
    modifiedBy: { label: "Modified by", target: "xtk:operator", source: "modifiedBy-id" },
    folder: { label: "Folder", target: "xtk:folder", source: "folder-id" },
  },
  enumerations: {
    // Values and names are known where stated in public sources (0, 3, 7, 11, 12, 17); the other names are made up.
    type: {
      basetype: "byte",
      default: "delivery",
      values: [
        { name: "bounces", value: "0", label: "Bounce mails" },
        { name: "web", value: "1", label: "Web" },
        { name: "delivery", value: "3", label: "Routing" },
        { name: "fda", value: "7", label: "External database" },
        { name: "execution", value: "11", label: "Execution instance" },
        { name: "aem", value: "12", label: "AEM" },
        { name: "hdfs", value: "17", label: "Hadoop Distributed File System" },
      ],
    },
    encryptionType: {
      basetype: "byte",
      default: "none",
      values: [
        { name: "none", value: "0", label: "None" },
        { name: "ssl", value: "1", label: "SSL" },
      ],
    },
  },
  attributes: {
    EMailFunction: number("byte"),
    NChar: flag("0"),
    account: text("Account"),
    activationMode: number("byte", "2"),
    active: flag("0", "Enabled"),
    activity: text(),
    awsKey: text(),
    awsRegion: text(),
    awsSecret: secret(),
    azureTenant: text("Azure tenant"),
    callbackServer: text("Callback server"),
    clientId: text("IMS client identifier"),
    clientSecret: secret("IMS client secret"),
    created: kept("datetime"),
    "createdBy-id": kept("long"),
    dbName: text("Database"),
    dbSchema: text("Working schema"),
    deliveryMode: number("byte", "1"),
    deployed: flag("0"),
    encryptionType: { type: "byte", default: "0", enumeration: "encryptionType" },
    "fdaExtAccount-id": number("long"),
    fileMethod: { type: "string", default: "uploadFile" },
    "folder-id": number("long", "1035"),
    "folderSetOfServices-id": number("long"),
    httpRelayTarget: { type: "trueFalse", default: "false" },
    id: { type: "long", label: "Primary key", bookkeeping: true },
    imsOrgId: text("IMS organization ID"),
    imsRightsMask: text("Association mask"),
    imsServer: text("IMS server"),
    label: text("Label"),
    lastModified: kept("datetime"),
    lastMultiUsed: { type: "datetime", default: "" },
    messageType: number("byte"),
    mirrorURL: text(),
    mobileConnector: number("byte", "127"),
    "modifiedBy-id": kept("long"),
    multiMidMode: number("byte"),
    multiMidProvider: number("byte"),
    name: text("Internal name"),
    oAuth: flag("0"),
    onEveryRun: flag("0"),
    packageAutoExport: flag("0", "Automatically exported in packages"),
    partner: number("byte", "1"),
    password: secret("Password"),
    port: text("Port"),
    productContext: text("Product context"),
    provider: { type: "string", default: "Snowflake" },
    redirectUrl: text(),
    server: text("Server"),
    tenant: text("Tenant"),
    timezone: { type: "string", default: "_server_" },
    timezoneName: { type: "string", default: "Europe/Paris" },
    type: { type: "byte", default: "3", enumeration: "type", label: "Type" },
    unicodeData: flag("0"),
    useServerSideEncryption: flag("0"),
    userScope: text("IMS scope"),
  },
};

/** Names and ids are from captures, types by what the names say. Row 0 is internal to every instance. */
export const shippedAccounts: readonly Row[] = [
  { id: "0", name: "", label: "", active: "0", type: "3" },
  { id: "1816", name: "defaultPopAccount", label: "Default POP account", active: "1", type: "0" },
  { id: "1817", name: "defaultEmailBulk", label: "Internal email delivery", active: "1", type: "3" },
  { id: "1818", name: "defaultOther", label: "Other default delivery", active: "1", type: "3" },
  { id: "1849", name: "billingReport", label: "Billing report", active: "1", type: "0" },
  { id: "2087", name: "ffda", label: "Full FDA", active: "0", type: "7" },
  { id: "2088", name: "defaultEmailMid", label: "Mid-sourcing email delivery", active: "0", type: "3" },
];
