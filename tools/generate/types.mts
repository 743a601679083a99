import type { Argument } from "./arguments.mts";

const HEADER = "// Generated from schema.ts by `npm run generate`. Do not edit.\n";

/**
 * The type of a resource's arguments, with a comment on each that the editor shows: an interface or, where arguments are alternatives, an
 * interface of the others and a union.
 */
export function argumentsType(name: string, about: string, list: readonly Argument[]): string {
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

/** The arguments of one way are required, and those of the others left out. */
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

/** Addresses and lists are compared by their meaning. The built package's codec is known by what it makes of a spelling. */
function namesOf(list: readonly Argument[], sample: string, normal: string): string {
  const names = list.filter(({ field }) => field.campaign?.codec.normal(sample) === normal).map(({ name }) => name);
  return JSON.stringify(names);
}

/** Which fields take part in a promotion, and how. A module of its own, so that a program need not load the schema. */
export function promotionRules(list: readonly Argument[]): string {
  const rules = list
    .filter(({ field }) => field.campaign !== undefined)
    .map(({ name, field }) => `  ${name}: ${JSON.stringify(field.campaign!.promotion)},\n`);
  return (
    HEADER.replace("schema.ts", "the account's schema") +
    "\n/** How the values of two environments relate: the `same` everywhere, `different` everywhere, or `free`. */\n" +
    `export const promotionRules = {\n${rules.join("")}} as const;\n` +
    "\n/** Fields that hold an address: its scheme and the case of its host mean nothing. */\n" +
    `export const addressFields: readonly string[] = ${namesOf(list, "https://A/", "a")};\n`
  );
}
