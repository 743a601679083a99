import type { FieldTable } from "./field";

/** Arguments that every resource has. */
export const commonFields = {
  instance: {
    description:
      "Name of the instance in `adobe-campaign:instances`, for programs with several. If omitted, the one in `adobe-campaign:url`.",
    example: "exec1",
    replaces: true,
  },
  mode: {
    description:
      "`manage` brings the instance to what the program says. `verify` compares, reports each difference as an error, and never writes: for instances that Adobe administers.",
    example: "verify",
  },
  allowManagedInstance: {
    description:
      "Allows `manage` on an instance that Adobe administers (release 8, or below campaign.adobe.com). Only with Adobe's consent.",
    source: "Adobe Campaign v8 documentation, External accounts",
  },
} satisfies FieldTable;
