import { elementOf, type Row, type Schema } from "./schema";

/** The rows of one schema, in order of creation, found at once by `@id` and by `@name`. */
export class Table {
  readonly #indexes = new Map<string, Map<string, Row[]>>();

  constructor(
    readonly schema: Schema,
    readonly rows: Row[],
  ) {
    for (const attribute of ["id", "name"]) {
      if (schema.attributes[attribute]) this.#indexes.set(attribute, new Map());
    }
    for (const row of rows) this.#index(row);
  }

  isIndexed(attribute: string): boolean {
    return this.#indexes.has(attribute);
  }

  where(attribute: string, value: string): readonly Row[] {
    const index = this.#indexes.get(attribute);
    return index ? (index.get(value) ?? []) : this.rows.filter((row) => row[attribute] === value);
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
      if (rows) rows.push(row);
      else index.set(value, [row]);
    }
  }

  #unindex(row: Row): void {
    for (const [attribute, index] of this.#indexes) {
      const value = row[attribute] ?? "";
      const rows = index.get(value)?.filter((each) => each !== row) ?? [];
      if (rows.length > 0) index.set(value, rows);
      else index.delete(value);
    }
  }
}
