import { isDeepStrictEqual } from "node:util";

import { hasUnknown } from "../../lifecycle/unknowns";
import { defineResource } from "../define";
import { rowMapping } from "../row/mapping";
import { securityGroupFields } from "./fields";
import { securityGroupSchema, type SecurityGroupInputs } from "./schema";
import { folded } from "./spelling";

const mapping = rowMapping(securityGroupFields);

export const securityGroupDefinition = defineResource<SecurityGroupInputs>(securityGroupFields, {
  name: "SecurityGroup",
  schema: securityGroupSchema,
  crossChecks: () => [],
  warnings: ({ groupName: name }) =>
    typeof name === "string" && !hasUnknown(name) && /admin/i.test(name)
      ? [
          `the name ${JSON.stringify(name)} contains "admin": Adobe lets the members of such a group into the Control Panel`,
        ]
      : [],
  held: { key: ["groupName"], found: "found" },
  equivalent: (argument, a, b) => {
    if (argument === "rights") return isDeepStrictEqual(spellings(a), spellings(b));
    return argument === "label" || argument === "description"
      ? mapping.sameMeaning(argument, a, b)
      : isDeepStrictEqual(a, b);
  },
  upgraders: [],
  onOtherDatabase: (outputs) => outputs,
  reconciler: async () => (await import("./reconcile.js")).reconcileSecurityGroup,
  importer: async () => (await import("./import.js")).importGroup,
});

/** Neither order nor case nor blanks mean anything. */
function spellings(rights: unknown): unknown {
  return Array.isArray(rights) ? rights.map((right) => folded(String(right))).sort() : rights;
}
