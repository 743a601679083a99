/** The examples that the Pulumi Registry shows: the same program in six languages. test/engine/native-examples.test.ts compiles those that it can. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { type Language, languages, type Programs, published, schema } from "../../support/schema-examples.ts";

interface Yaml {
  config?: Record<string, unknown>;
  resources?: Record<string, { type: string; properties?: Record<string, unknown> }>;
  variables?: Record<string, { "fn::invoke": { function: string; arguments: Record<string, unknown> } }>;
  outputs?: Record<string, string>;
}

const pascal = (name: string) => name[0]!.toUpperCase() + name.slice(1);
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How each language writes an argument before its value. */
const written: Record<Language, (name: string) => RegExp> = {
  typescript: (name) => new RegExp(`^ +${name}: `, "m"),
  python: (name) => new RegExp(`^ +${snake(name)}=`, "m"),
  go: (name) => new RegExp(`^\\t+${pascal(name)}: +`, "m"),
  csharp: (name) => new RegExp(`^ +${pascal(name)} = `, "m"),
  java: (name) => new RegExp(`^ +\\.${name}\\(`, "m"),
  yaml: (name) => new RegExp(`^ +${name}:`, "m"),
};

/** How each language writes the name of what the example is about. */
const called: Record<Language, (name: string) => string> = {
  typescript: (name) => `campaign.${name}`,
  python: (name) => `campaign.${name === pascal(name) ? name : snake(name)}`,
  go: (name) => (name === pascal(name) ? `campaign.New${name}(` : `campaign.${pascal(name)}Output(`),
  csharp: (name) => `Campaign.${pascal(name)}`,
  java: (name) => name,
  yaml: (name) => (name === "Provider" ? "pulumi:providers:adobe-campaign" : `adobe-campaign:${name}\n`),
};

/** How many arguments a program has, whatever they are. */
const anyArgument: Partial<Record<Language, RegExp>> = {
  csharp: /^ +[A-Z]\w+ = /gm,
  java: /^ +\.(?!build\b)\w+\(/gm,
};

const balanced = (text: string) => {
  const code = text.replaceAll(/"[^"\n]*"/g, '""');
  return ["()", "{}", "[]"].filter(([open, close]) => code.split(open!).length !== code.split(close!).length);
};

test("every resource, every function and the provider have one", () => {
  const names = [...Object.keys(schema.resources), ...Object.keys(schema.functions)].map(
    (token) => token.split(":")[2],
  );
  expect([...published.keys()].sort()).toEqual(["Provider", ...names].sort());
});

describe.each([...published])("the example of %s", (name, programs: Programs) => {
  const program = parse(programs.yaml) as Yaml;
  const all = [
    ...Object.values(program.resources ?? {}).map(({ properties = {} }) => properties),
    ...Object.values(program.variables ?? {}).map((each) => each["fn::invoke"].arguments),
  ].flatMap((each) => Object.entries(each));

  test.each(languages)("is about it in %s", (language) => {
    expect(programs[language]).toContain(called[language](name));
  });

  test.each(languages)("has the same arguments and values in %s", (language) => {
    const text = programs[language];
    for (const [argument, value] of all) {
      expect(text).toMatch(written[language](argument));
      const values = Array.isArray(value) ? (value as string[]) : [value as string];
      for (const each of values) expect(text).toContain(each.replace(/^\$\{(.*)\}$/, "$1"));
    }
    const any = anyArgument[language];
    if (any !== undefined) expect(text.match(any) ?? []).toHaveLength(all.length);
  });

  test.each(languages)("has the same outputs in %s", (language) => {
    for (const output of Object.keys(program.outputs ?? {}))
      expect(programs[language]).toMatch(new RegExp(`\\b${output}\\b`));
  });

  test("is closed wherever it is opened, in the languages that no test compiles", () => {
    expect(balanced(programs.csharp)).toEqual([]);
    expect(balanced(programs.java)).toEqual([]);
  });

  test("imports in Java each class that it uses, and no other", () => {
    const { java } = programs;
    const imported = [...java.matchAll(/^import [\w.]+\.(\w+);$/gm)].map(([, each]) => each!);
    const code = java.replaceAll(/^import .*$/gm, "").replaceAll(/"[^"\n]*"/g, "");
    const used = new Set([...code.matchAll(/\b[A-Z]\w+/g)].map(([each]) => each));
    for (const own of ["App", "String", "Empty"]) used.delete(own);
    expect([...used].sort()).toEqual(imported.sort());
  });
});
