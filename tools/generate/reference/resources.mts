import ts from "typescript";

import type { Argument } from "../arguments.mts";
import { argumentsTable } from "../tables.mts";
import { classesIn, commentOf } from "./source.mts";

export interface ResourceDoc {
  readonly name: string;
  readonly about: string;
  readonly arguments: readonly Argument[];
  readonly outputs: readonly Output[];
}

interface Output {
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

/** A resource's class, with the arguments that its schema describes. */
export function resourceDoc(path: string, list: readonly Argument[]): ResourceDoc {
  const [source] = classesIn(path);
  if (source === undefined) throw new Error(`${path} has no class`);
  const outputs = source.node.members
    .filter((member): member is ts.PropertyDeclaration => ts.isPropertyDeclaration(member))
    .filter(({ modifiers = [] }) => modifiers.every(({ kind }) => kind !== ts.SyntaxKind.StaticKeyword))
    .map((member) => ({
      name: member.name.getText(),
      type: member.type!.getText().replace(/^pulumi\.Output<([^]*)>$/, "$1"),
      about: commentOf(member) || missing(member.name.getText()),
    }));
  return { name: source.name, about: source.about, arguments: list, outputs };
}

function missing(name: string): never {
  throw new Error(`the output ${name} has no comment`);
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
