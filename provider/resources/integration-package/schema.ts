import { z } from "zod";

import { common } from "../common";
import { fields } from "../field";
import { nameProblems, problems } from "../rules";
import { aboutExceptions, promotedFrom, promotionExceptions } from "../promotion-arguments";

/** The arguments of `IntegrationPackage`. */
export const integrationPackageSchema = z.strictObject({
  packageName: z
    .string({ error: "it must be a text: namespace:name" })
    .check(
      problems((value) =>
        nameProblems(
          value,
          /^[a-z][a-z0-9]*:[A-Za-z]\w*$/,
          "it must be the package's internal name, namespace:name, for example nms:campaign",
        ),
      ),
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
  promotedFrom,
  promotionExceptions: promotionExceptions().register(fields, { ...aboutExceptions, checkOnly: true }),
  promotedFields: z
    .record(z.string(), z.unknown(), { error: "it must be an object: arguments of the account by name" })
    .optional()
    .register(fields, {
      description:
        "Arguments of the account that follows, so that a promotion is judged before anything is installed. `ImsIntegration` gives them.",
      type: { name: "Record<string, unknown>" },
      checkOnly: true,
    }),
});

export type IntegrationPackageInputs = z.output<typeof integrationPackageSchema>;
