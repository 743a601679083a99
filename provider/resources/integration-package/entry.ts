import type { ResourceEntry } from "../entry";
import { integrationPackageFields, integrationPackageOutputs } from "./fields";

export const integrationPackage = {
  name: "IntegrationPackage",
  type: "pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage",
  provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;',
  noun: "package",
  fields: integrationPackageFields,
  outputs: integrationPackageOutputs,
  definition: async () => (await import("./definition.js")).integrationPackageDefinition,
  drift: { gone: "the package is gone, and with it what signs people in with an Adobe ID" },
  policy: { "production-protected": {}, "hosted-verified": {} },
} as const satisfies ResourceEntry;
