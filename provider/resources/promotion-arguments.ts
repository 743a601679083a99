import { z } from "zod";

import type { promotionFields } from "./promotion-fields";
import { text } from "./rules";

/** Rules of the arguments that make a promotion. What they say is judged beside the other arguments, by `promotionChecks`. */
export const promotionArguments = {
  promotedFrom: z
    .record(z.string(), z.unknown(), {
      error:
        'it must be the promotion of the stack before: new pulumi.StackReference("organization/project/dev").getOutput("promotion")',
    })
    .optional(),
  promotionExceptions: z
    .record(z.string(), text("the reason"), { error: "it must be an object: the name of a field to the reason" })
    .optional(),
} satisfies Record<keyof typeof promotionFields, z.ZodType>;
