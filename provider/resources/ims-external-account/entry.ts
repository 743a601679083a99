import type { ResourceEntry } from "../entry";
import { imsExternalAccountDrift } from "./drift";
import { imsExternalAccountFields, imsExternalAccountOutputs } from "./fields";

export const imsExternalAccount = {
  name: "ImsExternalAccount",
  type: "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount",
  provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;',
  noun: "account",
  fields: imsExternalAccountFields,
  outputs: imsExternalAccountOutputs,
  definition: async () => (await import("./definition.js")).imsExternalAccountDefinition,
  drift: imsExternalAccountDrift,
  policy: {
    "production-protected": {},
    https: {},
    "secret-from-configuration": { secret: "clientSecret", from: "clientSecretFrom" },
    "mask-contains-tenant": { mask: "associationMask", tenant: "tenant" },
    "hosted-verified": { address: "callbackServer" },
  },
} as const satisfies ResourceEntry;
