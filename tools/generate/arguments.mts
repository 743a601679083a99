import { createRequire } from "node:module";
import { join } from "node:path";

import type { z } from "zod";

import type { FieldMetadata } from "../../provider/resources/field.ts";
import { root } from "../paths.mts";

/** An argument of a resource, as its schema and metadata describe it. */
export interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: unknown;
  readonly field: FieldMetadata;
}

// The built package: the generated files are checked against exactly what users get.
const require = createRequire(import.meta.url);
const load = <T,>(path: string): T => require(join(root, "dist", path)) as T;

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly default?: unknown;
  readonly additionalProperties?: JsonSchema;
  readonly properties?: Record<string, JsonSchema>;
  readonly required?: readonly string[];
}

export function argumentsOf(resource: "integration-package" | "ims-external-account", schemaName: string): Argument[] {
  const { toJSONSchema } = require("zod") as typeof z;
  const schema = load<Record<string, z.ZodObject>>(`resources/${resource}/schema.js`)[schemaName]!;
  const { fieldTable } = load<{ fieldTable: (schema: z.ZodObject) => Record<string, FieldMetadata> }>(
    "resources/field.js",
  );
  const table = fieldTable(schema);
  const json = toJSONSchema(schema, { io: "input" }) as JsonSchema;
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const field = table[name];
    if (field === undefined) throw new Error(`${resource}: the argument ${name} has no metadata`);
    return {
      name,
      type: field.type?.name ?? typeOf(property),
      required: json.required?.includes(name) ?? false,
      default: property.default,
      field,
    };
  });
}

function typeOf({ type, enum: values, items, additionalProperties }: JsonSchema): string {
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (type === "array") return `${typeOf(items ?? {})}[]`;
  if (type === "object") return `Record<string, ${typeOf(additionalProperties ?? {})}>`;
  if (type === "integer") return "number";
  if (type === undefined) throw new Error("an argument of a type that the generator does not know");
  return type;
}
