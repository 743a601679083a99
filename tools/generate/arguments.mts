import { createRequire } from "node:module";
import { join } from "node:path";

import type { z } from "zod";

import type { ResourceEntry } from "../../provider/resources/entry.ts";
import type { Field, OutputTable } from "../../provider/resources/field.ts";
import { root } from "../paths.mts";

/** An argument of a resource, as its schema and metadata describe it. */
export interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: unknown;
  readonly field: Field;
  /** The keys that an object may have. */
  readonly keys: readonly string[] | undefined;
  /** Whether an output of the same name is always there. */
  readonly isOutput: boolean;
}

/** A resource of the registry, with what its schema says of the arguments. */
export interface Resource {
  readonly name: string;
  readonly noun: string;
  /** Its folder below `provider/resources`. */
  readonly folder: string;
  readonly arguments: readonly Argument[];
  readonly outputs: OutputTable;
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

/** Every resource, in the order of the registry. */
export async function resources(): Promise<Resource[]> {
  const { entries } = load<{ entries: readonly ResourceEntry[] }>("resources/registry.js");
  return Promise.all(
    entries.map(async (entry) => ({
      name: entry.name,
      noun: entry.noun,
      folder: entry.name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
      arguments: argumentsOf(entry, (await entry.definition()).schema),
      outputs: entry.outputs,
    })),
  );
}

function argumentsOf({ name: resource, fields }: ResourceEntry, schema: z.ZodObject): Argument[] {
  const { toJSONSchema } = require("zod") as typeof z;
  const { registry } = load<Registry>("resources/registry.js");
  const { isOutput } = load<{ isOutput: (field: Field) => boolean }>("resources/field.js");
  const json = toJSONSchema(schema, { io: "input" }) as JsonSchema;
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const field = fields[name];
    if (field === undefined) throw new Error(`${resource}: the argument ${name} is not in the table of fields`);
    return {
      name,
      type: field.type?.name ?? typeOf(property),
      required: json.required?.includes(name) ?? false,
      default: property.default,
      field,
      keys: field.keysBesidesFields && [...namesOfFields(registry), ...field.keysBesidesFields],
      isOutput: isOutput(field),
    };
  });
}

type Registry = { readonly registry: { readonly imsExternalAccount: ResourceEntry } };

function namesOfFields({ imsExternalAccount: { fields } }: Registry["registry"]): string[] {
  return Object.keys(fields).filter((name) => fields[name]!.campaign !== undefined);
}

function typeOf({ type, enum: values, items, additionalProperties }: JsonSchema): string {
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (type === "array") return `${typeOf(items ?? {})}[]`;
  if (type === "object") return `Record<string, ${typeOf(additionalProperties ?? {})}>`;
  if (type === "integer") return "number";
  if (type === undefined) throw new Error("an argument of a type that the generator does not know");
  return type;
}
