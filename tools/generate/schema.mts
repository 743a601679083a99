import type { Argument } from "./arguments.mts";
import { examplesOf } from "./examples/chooser.mts";
import type { ResourceDoc } from "./reference/resources.mts";
import { functions, functionTypes } from "./schema/functions.mts";
import { enums, inputProperty, type Property, typeOf } from "./schema/property.mts";
import type { Setting } from "./tables.mts";

const NAMESPACE = "adobe-campaign";
const COMPONENT = "ImsIntegration";

/** Kept for this package itself, so no program should see it. */
const isInternal = (name: string) => name.startsWith("__");

export interface SchemaSources {
  readonly version: string;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly resources: readonly ResourceDoc[];
  /** Outputs that every resource has. */
  readonly common: ResourceDoc["outputs"];
  /** Names of outputs that are always secrets, by resource. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

/** The contract with every other language: what Pulumi makes the SDKs, the documentation and the checks of YAML programs of. */
export function pulumiSchema({ version, settings, resources, common, secrets }: SchemaSources): object {
  const settingProperties = { ...settingsAsProperties(settings), instances };
  const described = resources.map((doc): [string, object] => [
    `${NAMESPACE}:index:${doc.name}`,
    doc.name === COMPONENT ? component(doc) : resource(doc, common, secrets[doc.name] ?? []),
  ]);
  return {
    $schema: "https://raw.githubusercontent.com/pulumi/pulumi/master/pkg/codegen/schema/pulumi.json",
    name: NAMESPACE,
    displayName: "Adobe Campaign",
    version,
    description: "Sign-in with an Adobe ID on Adobe Campaign v7 and v8 instances, as code.",
    keywords: ["pulumi", "adobe-campaign", "category/cloud", "kind/native"],
    license: "Apache-2.0",
    language,
    config: { variables: settingProperties },
    provider: {
      description: `The connection to one instance, and to others by name. What is omitted comes from \`ADOBE_CAMPAIGN_*\` variables.${examplesOf("Provider")}`,
      inputProperties: settingProperties,
    },
    types: { ...enumTypes(), ...functionTypes, ...integratedGroup(resources) },
    resources: Object.fromEntries(described),
    functions: Object.fromEntries(
      Object.entries(functions).map(([token, each]) => [
        token,
        { ...each, description: each.description + examplesOf(token.split(":").at(-1)!) },
      ]),
    ),
  };
}

/** Names under which SDKs may be published: none in a scope or under a prefix that is reserved for Pulumi. */
const language = {
  nodejs: { packageName: "pulumi-adobe-campaign-sdk", respectSchemaVersion: true },
  python: { packageName: "pulumi_adobe_campaign", respectSchemaVersion: true, pyproject: { enabled: true } },
  go: { respectSchemaVersion: true },
  csharp: { rootNamespace: "AdobeCampaign", namespaces: { [NAMESPACE]: "Sdk" }, respectSchemaVersion: true },
  java: { basePackage: "adobecampaign", packages: { [NAMESPACE]: "sdk" }, buildFiles: "gradle" },
};

const instances: Property = {
  type: "object",
  additionalProperties: { type: "object", additionalProperties: { type: "string" } },
  description: "Several instances by name, each with the same settings; a resource chooses one by its `instance`.",
  secret: true,
};

function settingsAsProperties(settings: SchemaSources["settings"]): Record<string, Property> {
  const entries = Object.entries(settings).map(([name, { description, secret, environment }]): [string, Property] => [
    name,
    {
      type: name === "timeout" ? "integer" : "string",
      description: `${description.replace(/^\*\*Required\.\*\* /, "Required. ")}. If omitted: \`ADOBE_CAMPAIGN_${environment}\`.`,
      ...(secret ? { secret: true as const } : {}),
    },
  ]);
  return Object.fromEntries(entries);
}

function resource(
  { name, about, arguments: list, outputs }: ResourceDoc,
  common: SchemaSources["common"],
  secrets: readonly string[],
): object {
  const shown = [...outputs, ...common].filter((output) => !isInternal(output.name));
  const copied = list.filter((argument) => shown.every((output) => output.name !== argument.name));
  const properties = {
    ...Object.fromEntries(copied.map((argument) => [argument.name, inputProperty(argument)])),
    ...Object.fromEntries(shown.map((output) => [output.name, outputProperty(output, list, secrets)])),
  };
  const required = [
    ...copied
      .filter((argument) => argument.required || argument.default !== undefined)
      .map((argument) => argument.name),
    ...shown.filter(({ type }) => !type.endsWith("| undefined")).map((output) => output.name),
  ];
  return {
    description: about + examplesOf(name),
    properties,
    required,
    ...inputs(list),
    // States of Node programs, which have it from Pulumi's host of dynamic providers, move without a change.
    aliases: [{ type: `pulumi-nodejs:dynamic/${NAMESPACE}:${name}` }],
  };
}

function component({ name, about, arguments: list, outputs }: ResourceDoc): object {
  const promotion = outputs.filter(({ name }) => name === "promotion");
  return {
    description: about + examplesOf(name),
    isComponent: true,
    properties: Object.fromEntries(promotion.map((output) => [output.name, outputProperty(output, list, [])])),
    required: ["promotion"],
    ...inputs(list),
  };
}

/** A group that the component makes: the arguments of the resource, but for those that the component has for all of them. */
function integratedGroup(resources: readonly ResourceDoc[]): Record<string, object> {
  const own = ["instance", "mode", "allowManagedInstance"];
  const list = resources
    .find(({ name }) => name === "SecurityGroup")!
    .arguments.filter(({ name }) => !own.includes(name));
  const properties = list.map((argument): [string, Property] => {
    const { willReplaceOnChanges, ...property } = inputProperty(argument);
    void willReplaceOnChanges;
    // It is a part of the name of the resource.
    return [argument.name, argument.name === "groupName" ? { ...property, plain: true } : property];
  });
  const description = "A security group that `ImsIntegration` makes, in its own instance and mode.";
  const type = { type: "object", description, properties: Object.fromEntries(properties), required: ["groupName"] };
  return { [`${NAMESPACE}:index:IntegratedGroup`]: type };
}

function inputs(list: readonly Argument[]) {
  return {
    inputProperties: Object.fromEntries(list.map((argument) => [argument.name, inputProperty(argument)])),
    requiredInputs: list.filter(({ required }) => required).map(({ name }) => name),
  };
}

function outputProperty(
  { name, type, about }: ResourceDoc["outputs"][number],
  list: readonly Argument[],
  secrets: readonly string[],
): Property {
  const argument = list.find((each) => each.name === name);
  const description = about === "As the argument." && argument !== undefined ? argument.field.description : about;
  return { ...typeOf(type), description, ...(secrets.includes(name) ? { secret: true } : {}) };
}

function enumTypes(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(enums).map(([name, { description, values }]) => [
      `${NAMESPACE}:index:${name}`,
      {
        type: "string",
        description,
        enum: values.map((value) => ({ name: value[0]!.toUpperCase() + value.slice(1), value })),
      },
    ]),
  );
}
