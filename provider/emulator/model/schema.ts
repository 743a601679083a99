/** `boolean` is stored as 1 or 0, `trueFalse` as true or false: real rows hold both spellings side by side. */
export type AttributeType =
  "string" | "memo" | "byte" | "short" | "long" | "double" | "boolean" | "trueFalse" | "datetime";

export interface Attribute {
  type: AttributeType;
  label?: string;
  /** Value of a new row. */
  default?: string;
  enumeration?: string;
  /** Stored only as ciphertext, masked in the journal. */
  secret?: boolean;
  /** Kept by the instance: a value that a client writes is ignored. */
  bookkeeping?: boolean;
  /** Longest text. */
  length?: number;
  /** In documents it is an element with a text, `<desc>…</desc>`, and its path has no `@`. */
  isElement?: boolean;
}

export interface Link {
  label?: string;
  target: string;
  /** Attribute of this schema that holds the `@id` of the target. */
  source: string;
}

export interface EnumerationValue {
  name: string;
  value: string;
  label: string;
}

export interface Enumeration {
  basetype: string;
  default: string;
  values: readonly EnumerationValue[];
}

export type Row = Record<string, string>;

/** A right that lets write, on every release or from one of v8 on. */
export type WritingRight = string | { right: string; since: string };

export interface Schema {
  /** `namespace:name`; the name is also that of the element. */
  id: string;
  label: string;
  /** Those of an inner element by their path: `access/@authenticationType`. */
  attributes: Readonly<Record<string, Attribute>>;
  /** It has no storage of its own: it shows the rows of another schema in which an attribute has one of these values. */
  view?: { of: string; attribute: string; values: readonly string[] };
  links?: Readonly<Record<string, Link>>;
  enumerations?: Readonly<Record<string, Enumeration>>;
  /** Keys in the order in which a Write tries them; rows are unique by each. */
  keys: readonly (readonly string[])[];
  /** Its rows only link others, which have to be there. That a real instance looks is made up. */
  isRelation?: boolean;
  /** Rows have an `@id` given by the instance. */
  autopk?: boolean;
  /** Named right, or folder right (`folder:…`), that may write it besides `admin`; without, nobody may. */
  writableWith?: readonly WritingRight[];
  /** The computed string that replies carry as `_cs` although nobody selected it. */
  computed?: (row: Row) => string;
}

/** How an expression names an attribute; a dash needs brackets around it. */
export const pathOf = (name: string, { isElement }: Attribute): string =>
  isElement || name.includes("/") ? name : `@${name}`;

export const elementOf = (schema: Schema): string => schema.id.slice(schema.id.indexOf(":") + 1);

/** Looks up without reaching what every object inherits (`constructor`). */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
