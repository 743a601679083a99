import { z } from "zod";

import { exceptionNames } from "../promotion/exceptions";
import { type FieldMetadata, fields } from "./field";
import { text } from "./rules";

/** What the environment before passes on. Its form is judged beside the other arguments, by `promotionChecks`. */
export const promotedFrom = z
  .record(z.string(), z.unknown(), {
    error:
      'it must be the promotion of the stack before: new pulumi.StackReference("organization/project/dev").getOutput("promotion")',
  })
  .optional()
  .register(fields, {
    description:
      "The output `promotion` of the previous environment's stack, from a `StackReference`: whatever must not be promoted from there to here is refused before anything is written. If omitted, no environment comes before this one.",
    type: { name: "Promotion", from: "../../promotion/promotion" },
    checkOnly: true,
  });

/** By field, `release` or `drifted`; which there are is judged beside the other arguments. */
export const promotionExceptions = () =>
  z
    .record(z.string(), text("the reason"), { error: "it must be an object: the name of a field to the reason" })
    .optional();

export const aboutExceptions: FieldMetadata = {
  description:
    "Intentional exceptions to the promotion rules: the name of a field, `release` or `drifted`, and the reason, which is kept in the state.",
  example: { organizationId: "the test organization, until the move in May" },
  keys: exceptionNames,
  type: { name: "PromotionExceptions", from: "../keyed" },
};
