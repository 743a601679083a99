import { z } from "zod";

import { entries } from "../resources/registry";

/** The published form of the report; `drift.schema.json` is generated from it. Only ever added to within one `version`. */

const value = z.union([z.string(), z.boolean(), z.array(z.string())]);

export const severitySchema = z
  .enum(["critical", "warning", "info"])
  .describe("critical: sign-in breaks or goes elsewhere; warning: something else may be affected; info: neither.");

export const findingSchema = z.object({
  severity: severitySchema,
  kind: z
    .enum(["changed", "gone", "secondAccount", "otherInstance", "notApplied"])
    .describe(
      "changed: a field differs, and this program did not change it; gone: the package or account is no longer there; secondAccount: there is another account of the type; otherInstance: the address answers as another instance; notApplied: the program says something that `pulumi up` has not applied.",
    ),
  instance: z.string().describe("Name of the instance in the program, or else the one that it has itself."),
  resource: z.string().describe("Name of the resource in the program."),
  type: z.enum(entries.map(({ name }) => name)),
  urn: z.string().describe("Pulumi's name of the resource."),
  field: z.string().optional().describe("Argument of the resource, such as `callbackServer`."),
  label: z.string().optional().describe("The field's label in the client console."),
  attribute: z.string().optional().describe("The field's attribute of `nms:extAccount`."),
  wanted: value.optional().describe("What the program says; `[secret]` for a secret."),
  found: value.optional().describe("What the instance has; for a secret, only that it is another one."),
  by: z.string().optional().describe("Operator who changed the account last, after `pulumi up`."),
  at: z.string().optional().describe("When that was, as the instance says it."),
  meaning: z.string().describe("What people notice."),
  detail: z.string().optional().describe("More to know, such as the other account."),
});

export const reportSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal("adobe-campaign drift"), version: z.string() }),
  checkedAt: z.string().meta({ format: "date-time", description: "When the report was made." }),
  project: z.string().describe("Empty when Pulumi could not say."),
  stack: z.string(),
  status: z
    .enum(["in sync", "drift", "error"])
    .describe("error: not everything could be looked at; what is known is reported."),
  complete: z
    .boolean()
    .describe("false: Pulumi ended before it had come to everything, so that other resources may differ too."),
  counts: z.object({ critical: z.int().min(0), warning: z.int().min(0), info: z.int().min(0) }),
  resources: z
    .array(
      z.object({
        urn: z.string(),
        name: z.string(),
        type: findingSchema.shape.type,
        instance: z.string(),
        status: z.enum(["in sync", "drift", "unknown"]).describe("unknown: it could not be looked at."),
      }),
    )
    .describe("Every resource of this package that the preview came to."),
  findings: z.array(findingSchema).describe("The gravest first."),
  errors: z.array(z.string()).describe("What kept the look from being complete, without secrets."),
});

export type Finding = z.infer<typeof findingSchema>;
export type DriftReport = z.infer<typeof reportSchema>;
