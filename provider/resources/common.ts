import { z } from "zod";

import type { commonFields } from "./common-fields";
import { oneOf, yesOrNo } from "./rules";

/** Rules of the arguments that every resource has. */
export const common = {
  instance: z
    .string({ error: "it must be a text: the name of an instance in adobe-campaign:instances" })
    .regex(/^[A-Za-z][\w-]*$/, "it must be a name of letters, digits, - and _, as in adobe-campaign:instances")
    .optional(),
  mode: oneOf(["manage", "verify"]).default("manage"),
  allowManagedInstance: yesOrNo().default(false),
} satisfies Record<keyof typeof commonFields, z.ZodType>;
