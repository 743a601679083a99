import { elementOf, type Row, type Schema } from "./schema";

/** By these rows are found at once; by the last one in groups, since many rows have the same. */
const indexed = ["id", "name", "type"];
const grouped: ReadonlySet<string> = new Set(["type"]);

/** The rows of one schema, in order of creation. */
export class Table {
  readonly #indexes = new Map<string, Map<string, Set<Row>>>();

  constructor(
    readonly schema: Schema,
    readonly rows: Row[],
  ) {
    for (const attribute of indexed) {
      if (schema.attributes[attribute]) this.#indexes.set(attribute, new Map());
    }
    for (const row of rows) this.#index(row);
  }

  isIndexed(attribute: string): boolean {
    return this.#indexes.has(attribute);
  }

  isGrouped(attribute: string): boolean {
    return grouped.has(attribute);
  }

  where(attribute: string, value: string): readonly Row[] {
    const index = this.#indexes.get(attribute);
    return index ? [...(index.get(value) ?? [])] : this.rows.filter((row) => row[attribute] === value);
  }

  /** The different values of an indexed attribute. */
  values(attribute: string): string[] {
    return [...(this.#indexes.get(attribute)?.keys() ?? [])];
  }

  /** The row with these values, if there is exactly that one. */
  withKey(values: Row): Row | undefined {
    const [first, ...others] = Object.keys(values);
    if (!first) return undefined;
    const found = this.where(first, values[first] ?? "");
    return found.find((row) => others.every((attribute) => row[attribute] === values[attribute]));
  }

  insert(row: Row): void {
    this.rows.push(row);
    this.#index(row);
  }

  update(row: Row, changes: Row): void {
    this.#unindex(row);
    Object.assign(row, changes);
    this.#index(row);
  }

  remove(row: Row): void {
    const at = this.rows.indexOf(row);
    if (at < 0) throw new Error(`not a row of ${elementOf(this.schema)}`);
    this.rows.splice(at, 1);
    this.#unindex(row);
  }

  #index(row: Row): void {
    for (const [attribute, index] of this.#indexes) {
      const value = row[attribute] ?? "";
      const rows = index.get(value);
      if (rows) rows.add(row);
      else index.set(value, new Set([row]));
    }
  }

  #unindex(row: Row): void {
    for (const [attribute, index] of this.#indexes) {
      const value = row[attribute] ?? "";
      const rows = index.get(value);
      rows?.delete(row);
      if (rows?.size === 0) index.delete(value);
    }
  }
}
