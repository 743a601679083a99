import type { ResourceEntry } from "../entry";
import { securityGroupDrift } from "./drift";
import { securityGroupFields, securityGroupOutputs } from "./fields";

export const securityGroup = {
  name: "SecurityGroup",
  type: "pulumi-nodejs:dynamic/adobe-campaign:SecurityGroup",
  provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").securityGroup;',
  noun: "group",
  fields: securityGroupFields,
  outputs: securityGroupOutputs,
  definition: async () => (await import("./definition.js")).securityGroupDefinition,
  drift: securityGroupDrift,
  policy: {
    "production-protected": {},
    "hosted-verified": {},
    "powerful-rights": { group: "groupName", rights: "rights" },
  },
} as const satisfies ResourceEntry;
