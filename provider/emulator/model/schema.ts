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

export interface Schema {
  /** `namespace:name`; the name is also that of the element. */
  id: string;
  label: string;
  attributes: Readonly<Record<string, Attribute>>;
  links?: Readonly<Record<string, Link>>;
  enumerations?: Readonly<Record<string, Enumeration>>;
  /** Keys in the order in which a Write tries them; rows are unique by each. */
  keys: readonly (readonly string[])[];
  /** Rows have an `@id` given by the instance. */
  autopk?: boolean;
  /** Named right, or folder right (`folder:…`), that may write it besides `admin`; without, nobody may. */
  writableWith?: readonly string[];
  /** The computed string that replies carry as `_cs` although nobody selected it. */
  computed?: (row: Row) => string;
}

export const elementOf = (schema: Schema): string => schema.id.slice(schema.id.indexOf(":") + 1);

/** Looks up without reaching what every object inherits (`constructor`). */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
