import { z } from "zod";

import { fields } from "./field";
import { oneOf, yesOrNo } from "./rules";

/** Arguments that every resource has. */
export const common = {
  instance: z
    .string({ error: "it must be a text: the name of an instance in adobe-campaign:instances" })
    .regex(/^[A-Za-z][\w-]*$/, "it must be a name of letters, digits, - and _, as in adobe-campaign:instances")
    .optional()
    .register(fields, {
      description:
        "Name of the instance in `adobe-campaign:instances`, for programs with several. If omitted, the one in `adobe-campaign:url`.",
      example: "exec1",
      replaces: true,
    }),
  mode: oneOf(["manage", "verify"]).default("manage").register(fields, {
    description:
      "`manage` brings the instance to what the program says. `verify` compares, reports each difference as an error, and never writes: for instances that Adobe administers.",
    example: "verify",
  }),
  allowManagedInstance: yesOrNo().default(false).register(fields, {
    description:
      "Allows `manage` on an instance that Adobe administers (release 8, or below campaign.adobe.com). Only with Adobe's consent.",
    source: "Adobe Campaign v8 documentation, External accounts",
  }),
};
