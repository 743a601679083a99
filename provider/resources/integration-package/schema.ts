import { z } from "zod";

import { common } from "../common";
import { promotionArguments } from "../promotion-arguments";
import { nameProblems, problems } from "../rules";
import type { integrationPackageFields } from "./fields";

/** Rules of the arguments of `IntegrationPackage`: one for each of the table. */
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
    .optional(),
  ...common,
  ...promotionArguments,
  promotedFields: z
    .record(z.string(), z.unknown(), { error: "it must be an object: arguments of the account by name" })
    .optional(),
} satisfies Record<keyof typeof integrationPackageFields, z.ZodType>);

export type IntegrationPackageInputs = z.output<typeof integrationPackageSchema>;
