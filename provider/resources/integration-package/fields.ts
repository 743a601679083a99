import { commonFields } from "../common-fields";
import type { FieldTable, OutputTable } from "../field";
import { promotionFields } from "../promotion-fields";

/** Every argument of `IntegrationPackage`. */
export const integrationPackageFields = {
  packageName: {
    description:
      'Internal name of the package, `namespace:name`. If omitted, it is found in the instance\'s catalogue by its label "Integration with the Adobe Experience Cloud".',
    example: "nms:campaign",
    replaces: true,
    source: "Adobe documentation, Installing Campaign standard packages",
    discovered: true,
    output: "Internal name, `namespace:name`; also the resource's id.",
  },
  ...commonFields,
  ...promotionFields,
  promotionExceptions: { ...promotionFields.promotionExceptions, checkOnly: true },
  promotedFields: {
    description:
      "Arguments of the account that follows, so that a promotion is judged before anything is installed. `ImsIntegration` gives them.",
    type: { name: "Record<string, unknown>" },
    checkOnly: true,
  },
} satisfies FieldTable;

/** What is read from the instance besides the arguments. */
export const integrationPackageOutputs = {
  packageLabel: {
    type: "string | undefined",
    description: "Label in the instance's catalogue, if it was looked up there.",
  },
  alreadyInstalled: { type: "boolean", description: "Whether it was there before this program." },
} satisfies OutputTable;
