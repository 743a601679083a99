import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../tools/paths.mts";

interface Described {
  description: string;
}

export interface PublishedSchema {
  provider: Described;
  resources: Record<string, Described & { inputProperties: object; properties: object }>;
  functions: Record<string, Described & { inputs: { properties: object }; outputs: { properties: object } }>;
}

export const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as PublishedSchema;

/** Name of a resource or a function → its description, with the examples in it. */
const descriptions: Readonly<Record<string, string>> = {
  Provider: schema.provider.description,
  ...Object.fromEntries(
    [...Object.entries(schema.resources), ...Object.entries(schema.functions)].map(
      ([token, each]): [string, string] => [token.split(":").at(-1)!, each.description],
    ),
  ),
};

export const languages = ["typescript", "python", "go", "csharp", "java", "yaml"] as const;
export type Language = (typeof languages)[number];

export type Programs = Record<Language, string>;

/** The programs in a description, one of each language, as the schema publishes them. */
function programsIn(name: string, description: string): Programs {
  const blocks = [...description.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => [language, text]);
  if (blocks.map(([language]) => language).join() !== languages.join())
    throw new Error(`${name} has examples in: ${blocks.map(([language]) => language).join(", ")}`);
  return Object.fromEntries(blocks) as Programs;
}

/** Name → the example of it, in each language. */
export const published: ReadonlyMap<string, Programs> = new Map(
  Object.entries(descriptions).map(([name, description]) => [name, programsIn(name, description)]),
);
