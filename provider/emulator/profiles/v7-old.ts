import type { Schema } from "../model/schema";
import type { Profile } from "./profile";
import { v7 } from "./v7";

/**
 * A build of 2020; release and build are a pair seen in a capture. What it lacks is absent from interface descriptions of
 * that time (BearerTokenLogon, EncryptPassword), or documented as newer (product context, IMS token with each call,
 * version in `/r/test`). That jobs cannot be submitted is **made up**: it makes a client fall back.
 */
export const v7Old: Profile = {
  ...v7,
  name: "v7-old",
  server: { ...v7.server, releaseName: "20.3", buildNumber: "9219" },
  version: undefined,
  bearerPerCall: false,
  lacks: new Set([
    ...v7.lacks,
    "xtk:session#BearerTokenLogon",
    "xtk:session#EncryptPassword",
    "xtk:job#SubmitSoapCall",
    "xtk:job#GetStatus",
  ]),
  schemas: v7.schemas.map((schema) => (schema.id === "nms:extAccount" ? without(schema, "productContext") : schema)),
  rows: {
    ...v7.rows,
    "xtk:option": [{ id: "1301", name: "NmsServer_LastPostUpgrade", dataType: "6", stringValue: "9219" }],
  },
};

function without(schema: Schema, attribute: string): Schema {
  const attributes = Object.entries(schema.attributes).filter(([name]) => name !== attribute);
  return { ...schema, attributes: Object.fromEntries(attributes) };
}
