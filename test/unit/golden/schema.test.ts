/** The contract with programs in other languages: what a release has published stays, and more may come. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { root } from "../../../tools/paths.mts";

interface Property {
  type?: string;
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  secret?: boolean;
}

interface Described {
  properties?: Record<string, Property>;
  inputProperties?: Record<string, Property>;
  requiredInputs?: string[];
  required?: string[];
  aliases?: unknown[];
  enum?: { value: string }[];
}

interface Schema {
  name: string;
  config: { variables: Record<string, Property> };
  provider: Described;
  types: Record<string, Described>;
  resources: Record<string, Described>;
  functions: Record<string, { inputs: Described; outputs: Described }>;
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8")) as Schema;
const schema = read("schema.json");
/** As it was first published. Never changed: a later release may add another file beside it. */
const published = read("test/fixtures/schema-0.1.0.json");

/** What an older program would miss. */
function missing(before: Schema, now: Schema): string[] {
  return [
    ...(before.name === now.name ? [] : ["the name"]),
    ...lost("config", before.config.variables, now.config.variables),
    ...lost("provider", before.provider.inputProperties, now.provider.inputProperties),
    ...Object.entries(before.types).flatMap(([name, each]) => lostOf(name, each, now.types[name])),
    ...Object.entries(before.resources).flatMap(([name, each]) => lostOf(name, each, now.resources[name])),
    ...Object.entries(before.functions).flatMap(([name, { inputs, outputs }]) => [
      ...lostOf(
        `${name} inputs`,
        { ...inputs, requiredInputs: inputs.required ?? [] },
        asInputs(now.functions[name]?.inputs),
      ),
      ...lostOf(`${name} outputs`, outputs, now.functions[name]?.outputs),
    ]),
  ];
}

const asInputs = (inputs: Described | undefined) =>
  inputs === undefined ? undefined : { ...inputs, required: [], requiredInputs: inputs.required ?? [] };

function lostOf(name: string, before: Described, now: Described | undefined): string[] {
  if (now === undefined) return [name];
  const newlyRequired = (now.requiredInputs ?? []).filter((input) => !(before.requiredInputs ?? []).includes(input));
  const noLongerSure =
    before.requiredInputs === undefined ? (before.required ?? []).filter((each) => !now.required?.includes(each)) : [];
  const aliases = (before.aliases ?? []).filter(
    (alias) => !JSON.stringify(now.aliases ?? []).includes(JSON.stringify(alias)),
  );
  const values = (before.enum ?? []).filter(({ value }) => !now.enum?.some((each) => each.value === value));
  return [
    ...lost(name, before.properties, now.properties),
    ...lost(`${name} input`, before.inputProperties, now.inputProperties),
    ...newlyRequired.map((each) => `${name}: ${each} has become required`),
    ...noLongerSure.map((each) => `${name}: ${each} is no longer always there`),
    ...aliases.map((each) => `${name}: alias ${JSON.stringify(each)}`),
    ...values.map(({ value }) => `${name}: ${value}`),
  ];
}

function lost(where: string, before: Record<string, Property> = {}, now: Record<string, Property> = {}): string[] {
  const form = (property: Property | undefined): string =>
    JSON.stringify(property, ["type", "$ref", "items", "additionalProperties", "secret"]);
  return Object.entries(before)
    .filter(([name, property]) => form(now[name]) !== form(property))
    .map(([name]) => `${where}.${name}`);
}

describe("the schema", () => {
  test("has everything that was published, in the same form", () => {
    expect(missing(published, schema)).toEqual([]);
  });

  test("would be found to lack what is taken away, changed, or asked for anew", () => {
    const change = (edit: (copy: Schema) => void) => {
      const copy = structuredClone(schema);
      edit(copy);
      return missing(published, copy);
    };
    const account = "adobe-campaign:index:ImsExternalAccount";
    expect(change((copy) => void delete copy.resources[account])).toEqual([account]);
    expect(change((copy) => void delete copy.resources[account]!.inputProperties!["label"])).toEqual([
      `${account} input.label`,
    ]);
    expect(change((copy) => (copy.resources[account]!.inputProperties!["clientSecret"]!.secret = false))).toEqual([
      `${account} input.clientSecret`,
    ]);
    expect(change((copy) => copy.resources[account]!.requiredInputs!.push("label"))).toEqual([
      `${account}: label has become required`,
    ]);
    expect(change((copy) => (copy.resources[account]!.aliases = []))).toHaveLength(1);
    expect(change((copy) => copy.types["adobe-campaign:index:Mode"]!.enum!.pop())).toEqual([
      "adobe-campaign:index:Mode: verify",
    ]);
    expect(change((copy) => (copy.resources[account]!.inputProperties!["more"] = { type: "string" }))).toEqual([]);
  });

  test("names each resource's former type, so that states move", () => {
    const ours = Object.entries(schema.resources).filter(([name]) => !name.endsWith(":ImsIntegration"));
    for (const [name, { aliases }] of ours)
      expect(aliases).toEqual([
        { type: name.replace("adobe-campaign:index:", "pulumi-nodejs:dynamic/adobe-campaign:") },
      ]);
  });

  test("marks each secret, and shows nothing that only this package needs", () => {
    const { inputProperties, properties } = schema.resources["adobe-campaign:index:ImsExternalAccount"]!;
    expect([
      inputProperties!["clientSecret"]!.secret,
      properties!["clientSecret"]!.secret,
      properties!["found"]!.secret,
    ]).toEqual([true, true, true]);
    expect(schema.config.variables["password"]!.secret).toBe(true);
    expect(JSON.stringify(schema)).not.toMatch(/"__(state|provider|resource)"|defaultInfo/);
  });
});
