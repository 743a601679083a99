import ts from "typescript";

import type { OutputTable } from "../../../provider/resources/field.ts";
import type { Argument } from "../arguments.mts";
import { argumentsTable } from "../tables.mts";
import { outputsOf } from "../types.mts";
import { classesIn, commentOf } from "./source.mts";

export interface ResourceDoc {
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly Argument[];
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

/** A resource's class, with the arguments that its schema describes, and the outputs of its tables and of the class itself. */
export function resourceDoc(path: string, list: readonly Argument[], table?: OutputTable): ResourceDoc {
  const [source] = classesIn(path);
  if (source === undefined) throw new Error(`${path} has no class`);
  const declared = source.node.members
    .filter((member): member is ts.PropertyDeclaration => ts.isPropertyDeclaration(member))
    .filter(({ modifiers = [] }) => modifiers.every(({ kind }) => kind !== ts.SyntaxKind.StaticKeyword))
    .map((member) => ({
      name: member.name.getText(),
      type: member.type!.getText().replace(/^pulumi\.Output<([^]*)>$/, "$1"),
      about: commentOf(member),
    }));
  const undescribed = declared.find(({ about }) => about === "");
  if (undescribed !== undefined) throw new Error(`${path}: the output ${undescribed.name} has no comment`);
  const fromTables = table === undefined ? [] : outputsOf(list, table);
  const outputs = fromTables.map((each) => (each.isArgument ? { ...each, about: "As the argument." } : each));
  return { name: source.name, about: source.about, arguments: list, outputs: [...outputs, ...declared] };
}

export function resourcePage({ name, about, arguments: list, outputs }: ResourceDoc, base: readonly Output[]): string {
  const rows = [...outputs, ...base].map(
    ({ name: output, type, about: text }) => `| \`${output}\` | \`${cell(type)}\` | ${cell(text)} |`,
  );
  return `# ${name}

${about}

## Arguments

${argumentsTable(list)}

## Outputs

${["| output | type | |", "|---|---|---|", ...rows].join("\n")}
`;
}

export function resourceList(docs: readonly ResourceDoc[]): string {
  const rows = docs.map(({ name, about }) => `| [${name}](resources/${name}.md) | ${about} |`);
  return ["| class | |", "|---|---|", ...rows].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
