import type { Argument } from "./arguments.mts";

const HEADER = "// Generated from schema.ts by `npm run generate`. Do not edit.\n";

/** The interface of a resource's arguments, with a comment on each that the editor shows. */
export function argumentsInterface(name: string, about: string, list: readonly Argument[]): string {
  const members = list.map(
    (argument) =>
      `${comment(argument)}  readonly ${argument.name}${argument.required ? "" : "?"}: ${input(argument.type)};\n`,
  );
  return `${HEADER}import type * as pulumi from "@pulumi/pulumi";\n\n${importsOf(list)}/** ${about} */\nexport interface ${name} {\n${members.join("\n")}}\n`;
}

/** Types that are not written by a schema. */
function importsOf(list: readonly Argument[]): string {
  const lines = list
    .flatMap(({ field: { type } }) => (type?.from === undefined ? [] : [{ name: type.name, from: type.from }]))
    .map(({ name, from }) => `import type { ${name} } from ${JSON.stringify(from)};\n`);
  return lines.length === 0 ? "" : `${lines.join("")}\n`;
}

function input(type: string): string {
  const element = /^(.*)\[\]$/.exec(type)?.[1];
  if (element !== undefined) return `pulumi.Input<pulumi.Input<${element}>[] | undefined>`;
  return type.startsWith("Record<") ? `pulumi.Input<${type} | undefined>` : `pulumi.Input<${type} | undefined>`;
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

/** Which fields take part in a promotion, and how. A module of its own, so that a program need not load the schema. */
export function promotionRules(list: readonly Argument[]): string {
  const rules = list
    .filter(({ field }) => field.campaign !== undefined)
    .map(({ name, field }) => `  ${name}: ${JSON.stringify(field.campaign!.promotion)},\n`);
  return (
    HEADER.replace("schema.ts", "the account's schema") +
    "\n/** How the values of two environments relate: the `same` everywhere, `different` everywhere, or `free`. */\n" +
    `export const promotionRules = {\n${rules.join("")}} as const;\n`
  );
}
