import type { Argument } from "./arguments.mts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A table of arguments for the README. */
export function argumentsTable(list: readonly Argument[]): string {
  const rows = list.map(({ name, type, required, default: defaultValue, field, keys }) => {
    const remarks = [
      field.description,
      ...(defaultValue === undefined ? [] : [`Default \`${JSON.stringify(defaultValue)}\`.`]),
      ...(keys === undefined ? [] : [`Keys: ${keys.map((key) => `\`${key}\``).join(", ")}.`]),
      ...(field.replaces === true ? ["Changing it replaces the resource."] : []),
    ];
    const label = field.campaign === undefined ? "" : `${field.campaign.label} (\`${field.campaign.attribute}\`)`;
    return `| \`${name}\`${required ? " **required**" : ""} | \`${cell(type)}\` | ${cell(label)} | ${cell(remarks.join(" "))} |`;
  });
  return ["| argument | type | in the console (attribute) | |", "|---|---|---|---|", ...rows].join("\n");
}

export interface Setting {
  readonly environment: string;
  readonly secret: boolean;
  readonly description: string;
}

/** The table of connection settings for the README. */
export function settingsTable(settings: Readonly<Record<string, Setting>>): string {
  const rows = Object.entries(settings).map(
    ([key, { environment, secret, description }]) =>
      `| \`adobe-campaign:${key}\`${secret ? " (secret)" : ""} | \`ADOBE_CAMPAIGN_${environment}\` | ${cell(description)} |`,
  );
  return ["| configuration key | environment variable | |", "|---|---|---|", ...rows].join("\n");
}

/** Replaces what stands between `<!-- generated: name -->` and `<!-- end -->`. */
export function fillSection(document: string, name: string, content: string): string {
  const section = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`);
  if (!section.test(document)) throw new Error(`the section "${name}" is missing`);
  return document.replace(section, (_all, start: string, end: string) => `${start}${content}\n${end}`);
}
