/** Whether a report is what its format promises: by the schemas of JSON and SARIF, by an XML parser, and by GitHub's rules for tables. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject } from "ajv";
import { SaxesParser } from "saxes";
import { expect } from "vitest";

import { root } from "../../tools/paths.mts";

const require = createRequire(__filename);
type Validate = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };
type Validator = new (options: object) => { compile(schema: object): Validate };
const withFormats = (ajv: object) => (require("ajv-formats") as { default: (ajv: object) => unknown }).default(ajv);
const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as object;

function expectValid(validate: Validate, text: string): unknown {
  const value: unknown = JSON.parse(text);
  expect(validate(value) ? [] : validate.errors).toEqual([]);
  return value;
}

const ours = new Ajv2020({ strict: true, strictTypes: false });
withFormats(ours);
const report = ours.compile(read(require.resolve("pulumi-adobe-campaign/drift.schema.json"))) as Validate;

/** By the schema that the package publishes. */
export function expectJson(text: string): unknown {
  return expectValid(report, text);
}

// The standard's schema, in a draft of its own; Microsoft's SDK carries it.
const draft04 = new (require("ajv-draft-04") as { default: Validator }).default({
  strict: false,
  unicodeRegExp: false,
});
withFormats(draft04);
const sarifSchema = join(root, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const sarif = draft04.compile(read(sarifSchema));

interface SarifRun {
  tool: { driver: { rules: { id: string }[] } };
  automationDetails: { id: string };
  invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
  results: {
    ruleId: string;
    ruleIndex: number;
    level: string;
    message: { text: string };
    locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    partialFingerprints: Record<string, string>;
    properties: Record<string, unknown>;
  }[];
}

/** By the schema of SARIF 2.1.0. */
export function expectSarif(text: string): SarifRun {
  return (expectValid(sarif, text) as { runs: SarifRun[] }).runs[0]!;
}

export interface JUnitCase {
  readonly classname: string;
  readonly name: string;
  readonly outcome?: "failure" | "error";
  readonly message?: string;
  readonly type?: string;
}

/** As the readers of build servers take it: counts that fit, and each case with at most one outcome. */
export function expectJUnit(text: string): JUnitCase[] {
  const cases: JUnitCase[] = [];
  const totals: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = attributes as Record<string, string>;
    if (name === "testcase") cases.push(values as unknown as JUnitCase);
    else if (name === "failure" || name === "error")
      cases.push({ ...values, ...(cases.pop() as JUnitCase), outcome: name });
    else totals.push(values);
  });
  parser.write(text).close();
  const count = (outcome?: string) =>
    String(cases.filter((each) => outcome === undefined || each.outcome === outcome).length);
  for (const total of totals)
    expect(total).toMatchObject({ tests: count(), failures: count("failure"), errors: count("error") });
  return cases;
}

/** The cells of each row of the table. Nothing outside of code may be markup. */
export function expectMarkdown(text: string): string[][] {
  const bare = text.replace(/`[^`\n]*`/g, "").replace(/<code>[^<>\n]*<\/code>/g, "");
  expect(bare).not.toMatch(/[<>`]|@\w|https?:/);
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  // What GitHub takes for the end of a cell: any bar that no backslash precedes, also in code.
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}
