import { isDeepStrictEqual } from "node:util";

import { defineResource } from "../define";
import { integrationPackageSchema, type IntegrationPackageInputs } from "./schema";

export const integrationPackageDefinition = defineResource<IntegrationPackageInputs>({
  name: "IntegrationPackage",
  schema: integrationPackageSchema,
  crossChecks: () => [],
  discovered: ["packageName"],
  equivalent: (_argument, a, b) => isDeepStrictEqual(a, b),
  upgraders: [],
  onOtherDatabase: (outputs) => outputs,
  reconciler: async () => (await import("./reconcile.js")).reconcileIntegrationPackage,
});
