import { globSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../paths.mts";
import { type ClassSource, classesIn, valuesOf } from "./source.mts";

export interface ErrorDoc {
  readonly code: string;
  readonly name: string;
  readonly about: string;
  readonly source: string | undefined;
  readonly says: readonly string[];
  readonly why: readonly string[];
  readonly remedies: readonly string[];
}

/** What every error says of itself: the comment of its class, and the message it makes. */
export function errorDocs(): ErrorDoc[] {
  const files = globSync("errors/*-error.ts", { cwd: join(root, "provider") });
  const classes = files.flatMap(classesIn).filter(({ about }) => /^ACC\d{4}: /.test(about));
  return classes.map(docOf).sort((a, b) => a.code.localeCompare(b.code));
}

function docOf({ name, about, file }: ClassSource): ErrorDoc {
  const [, code = "", text = "", source] = /^(ACC\d{4}): (.*?)(?: Source: (.*?)\.?)?$/.exec(about)!;
  const says = valuesOf(file, "what");
  const remedies = valuesOf(file, "remedy");
  if (says.length === 0 || remedies.length === 0)
    throw new Error(`${name}: what it says cannot be read from its source`);
  return { code, name, about: capital(text), source, says, why: valuesOf(file, "why"), remedies };
}

const areas: Record<string, string> = {
  1: "settings of the program and the stack; found before anything is sent",
  2: "network and protocol",
  3: "signing in, and the operator's rights",
  4: "the instance: its packages and accounts",
  5: "this package itself",
};

export function errorPage({ code, name, about, source, says, why, remedies }: ErrorDoc): string {
  return `# ${code}

${about}

Area: ${areas[code[3]!]!}. Class: \`${name}\`.${source === undefined ? "" : ` Source: ${source}.`}

## What it says

${list(says)}
${why.length === 0 ? "" : `\n## Why\n\n${list(why)}\n`}
## What to do

${list(remedies)}
`;
}

export function errorList(docs: readonly ErrorDoc[]): string {
  const rows = docs.map(({ code, about }) => `| [${code}](errors/${code}.md) | ${about.replaceAll("|", "\\|")} |`);
  return ["| code | |", "|---|---|", ...rows].join("\n");
}

const list = (texts: readonly string[]): string => texts.map((text) => `- ${sentence(capital(text))}`).join("\n");
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);
