import { isDeepStrictEqual } from "node:util";

import { defineResource } from "../define";
import { promotionChecks } from "../promotion-checks";
import { integrationPackageFields } from "./fields";
import { integrationPackageSchema, type IntegrationPackageInputs } from "./schema";

export const integrationPackageDefinition = defineResource<IntegrationPackageInputs>(integrationPackageFields, {
  name: "IntegrationPackage",
  schema: integrationPackageSchema,
  crossChecks: (inputs, secrets) =>
    promotionChecks(
      inputs,
      inputs["promotedFields"],
      secrets.includes("promotedFields") ? Object.keys(inputs["promotedFields"] as object) : [],
    ),
  equivalent: (_argument, a, b) => isDeepStrictEqual(a, b),
  upgraders: [],
  onOtherDatabase: (outputs) => outputs,
  reconciler: async () => (await import("./reconcile.js")).reconcileIntegrationPackage,
  importer: async () => (await import("./import.js")).importPackage,
});
