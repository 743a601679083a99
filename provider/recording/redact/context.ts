import type { Pseudonyms } from "../pseudonyms";

/**
 * How much of a document may be understood.
 * - `definition`: a schema or form of the product. It describes; it holds nobody's data.
 * - `administration`: rows of the platform. Numbers, booleans and dates say how it is set up.
 * - `records`: rows of anything else. Even a number may be somebody's.
 */
export type Manner = "definition" | "administration" | "records";

/** What is known of an exchange while its parts are redacted. */
export interface Context {
  readonly names: Pseudonyms;
  readonly manner: Manner;
  /** Texts in expressions are data, too, and not read word by word. */
  readonly wholeTexts: boolean;
  /** Attributes under which a query asked for a secret. */
  readonly aliases: ReadonlySet<string>;
  /** The request as it is recorded, for what a fault quotes. Empty while the request itself is redacted. */
  readonly asked: string;
  /** Rows of people: their names are not names of things. */
  readonly people: boolean;
}

const peopleSchemas = new Set(["xtk:operator", "xtk:user", "xtk:operatorGroup"]);

/** The same, for rows of a schema. */
export function rowsOf(schema: string, context: Context): Context {
  const manner = isAdministration(schema) ? "administration" : "records";
  return { ...context, manner, people: peopleSchemas.has(schema) };
}

export function isAdministration(schema: string): boolean {
  return schema.startsWith("xtk:") || schema === "nms:extAccount";
}
