import type { OutputTable } from "../../provider/resources/field.ts";
import type { Argument, Resource } from "./arguments.mts";

const HEADER = "// Generated from fields.ts and schema.ts by `npm run generate`. Do not edit.\n";

/**
 * The type of a resource's arguments, with a comment on each that the editor shows: an interface or, where arguments are alternatives, an
 * interface of the others and a union.
 */
export function argumentsType({ name: resource, arguments: list }: Resource): string {
  const name = `${resource}Args`;
  const about = `The arguments of \`${resource}\`.`;
  const head = `${HEADER}import type * as pulumi from "@pulumi/pulumi";\n\n${importsOf(list)}`;
  const ways = [...new Set(list.flatMap(({ field: { way } }) => way ?? []))];
  const common = list.filter(({ field }) => field.way === undefined);
  if (ways.length === 0) return `${head}/** ${about} */\nexport interface ${name} ${membersOf(common)}`;
  const [settings, secret] = [name.replace("Args", "Settings"), name.replace("Args", "Secret")];
  const others = list.filter(({ field }) => field.way !== undefined);
  const alternatives = [
    ...ways.map((way) => alternative(others, way)),
    `{\n  /** Without a secret, nothing can be written. */\n  readonly mode: ${input('"verify"', true)};\n${others.map(leftOut).join("")}}`,
  ];
  return (
    `${head}/** ${about} Those of its secret are in \`${secret}\`. */\nexport interface ${settings} ${membersOf(common)}\n` +
    `/** How the secret is given: in exactly one way, or with \`mode: "verify"\` in none. */\n` +
    `export type ${secret} =\n${alternatives.map((each) => `  | ${each}`).join("\n")};\n\n` +
    `/** ${about} */\nexport type ${name} = ${settings} & ${secret};\n`
  );
}

function membersOf(list: readonly Argument[]): string {
  return `{\n${list.map((argument) => member(argument, argument.required)).join("\n")}}\n`;
}

function member(argument: Argument, required: boolean): string {
  return `${comment(argument)}  readonly ${argument.name}${required ? "" : "?"}: ${input(argument.type, required)};\n`;
}

/** The arguments of one way are required, and those of the others omitted. */
function alternative(list: readonly Argument[], way: string): string {
  return `{\n${list.map((each) => (each.field.way === way ? member(each, true) : leftOut(each))).join("")}}`;
}

function leftOut({ name }: Argument): string {
  return `  readonly ${name}?: undefined;\n`;
}

/** Types that are not written by a schema. */
function importsOf(list: readonly Argument[]): string {
  const files = new Map<string, Set<string>>();
  for (const { field } of list)
    if (field.type?.from !== undefined)
      files.set(field.type.from, (files.get(field.type.from) ?? new Set()).add(field.type.name));
  const lines = [...files].map(
    ([from, names]) => `import type { ${[...names].sort().join(", ")} } from ${JSON.stringify(from)};\n`,
  );
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}

/** A value that may be missing cannot be given where one is required. */
function input(type: string, required: boolean): string {
  const element = /^(.*)\[\]$/.exec(type)?.[1];
  const value = element === undefined ? type : `pulumi.Input<${element}>[]`;
  return `pulumi.Input<${value}${required ? "" : " | undefined"}>`;
}

function comment({ field, default: defaultValue }: Argument): string {
  const lines = [field.description];
  if (field.campaign !== undefined) lines.push(`Console: "${field.campaign.label}" (\`${field.campaign.attribute}\`).`);
  if (defaultValue !== undefined) lines.push(`Default: \`${JSON.stringify(defaultValue)}\`.`);
  if (field.replaces === true) lines.push("Changing it replaces the resource.");
  if (field.source !== undefined) lines.push(`Source: ${field.source}.`);
  if (field.example !== undefined) lines.push(`@example ${JSON.stringify(field.example)}`);
  return `  /**\n${lines.map((line) => `   * ${line}\n`).join("")}   */\n`;
}

/** The interface of a resource's outputs: what is read of its arguments, and what is found besides. */
export function outputsInterface({ name, arguments: list, outputs }: Resource): string {
  const members = outputsOf(list, outputs).map(
    (each) => `  /** ${each.about} */\n  readonly ${each.name}: pulumi.Output<${each.type}>;\n`,
  );
  return `${HEADER}import type * as pulumi from "@pulumi/pulumi";\n\n/** The outputs of \`${name}\`. */\nexport interface ${name}Outputs {\n${members.join("\n")}}\n`;
}

export interface OutputDoc {
  readonly name: string;
  readonly type: string;
  readonly about: string;
  /** Whether nothing is said of it that its argument does not say. */
  readonly isArgument: boolean;
}

export function outputsOf(list: readonly Argument[], outputs: OutputTable): OutputDoc[] {
  const fromArguments = list
    .filter(({ isOutput }) => isOutput)
    .map(({ name, type, required, default: defaultValue, field }) => {
      const isSet = required || defaultValue !== undefined || field.discovered === true;
      const isArgument = field.output === undefined;
      return {
        name,
        type: isSet ? type : `${type} | undefined`,
        about: isArgument ? field.description : field.output,
        isArgument,
      };
    });
  const found = Object.entries(outputs).map(([name, { type, description }]) => ({ name, type, about: description }));
  return [...fromArguments, ...found.map((each) => ({ ...each, isArgument: false }))];
}
