import type { Argument } from "../arguments.mts";

/** A type in Pulumi's schema of a plugin. */
export interface Type {
  readonly type?: string;
  readonly items?: Type;
  readonly additionalProperties?: Type;
  readonly $ref?: string;
  readonly oneOf?: readonly Type[];
  /** Known when the program runs: the component makes a resource of each. */
  readonly plain?: true;
}

export interface Property extends Type {
  readonly description?: string;
  readonly default?: unknown;
  readonly secret?: true;
  readonly willReplaceOnChanges?: true;
}

const ANY: Type = { $ref: "pulumi.json#/Any" };

/** A group of the component: its name, or its arguments. */
const integratedGroup: Type = {
  oneOf: [
    { type: "string", plain: true },
    { $ref: "#/types/adobe-campaign:index:IntegratedGroup", plain: true },
  ],
  plain: true,
};

/** Choices that have a name of their own in the languages that know such types. */
export const enums: Readonly<Record<string, { readonly description: string; readonly values: readonly string[] }>> = {
  Mode: { description: "Whether a resource writes to the instance, or only compares.", values: ["manage", "verify"] },
  OnDelete: {
    description: "What becomes of the account when the resource is deleted.",
    values: ["restore", "disable", "delete", "keep"],
  },
};

/** What a TypeScript type is in the schema. What has no form of its own there is a map of anything. */
export function typeOf(text: string): Type {
  const type = text.replace(/ \| undefined$/, "");
  const list = /^(.*)\[\]$/.exec(type)?.[1];
  if (list === "(string | IntegratedGroup)") return { type: "array", items: integratedGroup, plain: true };
  if (list !== undefined) return { type: "array", items: typeOf(list) };
  if (type === "string" || type === "boolean") return { type };
  // Each number of ours is a whole one.
  if (type === "number") return { type: "integer" };
  if (/^"/.test(type)) return enumOf(type) ?? { type: "string" };
  if (type === "Record<string, string>") return { type: "object", additionalProperties: { type: "string" } };
  return { type: "object", additionalProperties: ANY };
}

function enumOf(union: string): Type | undefined {
  const values = [...union.matchAll(/"([^"]*)"/g)].map(([, value]) => value);
  const [name] = Object.entries(enums).find(([, each]) => each.values.join() === values.join()) ?? [];
  return name === undefined ? undefined : { $ref: `#/types/adobe-campaign:index:${name}` };
}

/** An argument as a property. Its default is the provider's: an SDK that sent it would make every program name it. */
export function inputProperty({ type, default: defaultValue, field }: Argument): Property {
  const { description, campaign, source, example } = field;
  const lines = [
    description,
    ...(campaign === undefined ? [] : [`Console: "${campaign.label}" (\`${campaign.attribute}\`).`]),
    ...(defaultValue === undefined ? [] : [`Default: \`${JSON.stringify(defaultValue)}\`.`]),
    ...(field.replaces === true ? ["Changing it replaces the resource."] : []),
    ...(source === undefined ? [] : [`Source: ${source}.`]),
    ...(example === undefined ? [] : [`Example: \`${JSON.stringify(example)}\`.`]),
  ];
  return {
    ...typeOf(type),
    description: lines.join("\n"),
    ...(field.secret === true ? { secret: true } : {}),
    ...(field.replaces === true ? { willReplaceOnChanges: true } : {}),
  };
}
