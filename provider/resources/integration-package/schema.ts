import { z } from "zod";

import { common } from "../common";
import { fields } from "../field";

/** The arguments of `IntegrationPackage`. */
export const integrationPackageSchema = z.strictObject({
  packageName: z
    .string({ error: "it must be a text: namespace:name" })
    .regex(
      /^[a-z][a-z0-9]*:[A-Za-z]\w*$/,
      "it must be the package's internal name, namespace:name, for example nms:campaign",
    )
    .optional()
    .register(fields, {
      description:
        'Internal name of the package, `namespace:name`. Left out: found in the instance\'s catalogue by its label "Integration with the Adobe Experience Cloud".',
      example: "nms:campaign",
      replaces: true,
      source: "Adobe documentation, Installing Campaign standard packages",
    }),
  ...common,
});

export type IntegrationPackageInputs = z.output<typeof integrationPackageSchema>;
