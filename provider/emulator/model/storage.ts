import type { Row, Schema } from "./schema";

/** By these rows are found at once. */
const indexed = ["id", "name", "type", "operator-id", "group-id"];

/** Rows that are kept together, in order of creation. */
export class Storage {
  readonly #indexes = new Map<string, Map<string, Set<Row>>>();

  constructor(
    attributes: Schema["attributes"],
    readonly rows: Row[],
  ) {
    for (const attribute of indexed) {
      if (attributes[attribute]) this.#indexes.set(attribute, new Map());
    }
    for (const row of rows) this.#index(row);
  }

  isIndexed(attribute: string): boolean {
    return this.#indexes.has(attribute);
  }

  where(attribute: string, value: string): readonly Row[] {
    const index = this.#indexes.get(attribute);
    return index ? [...(index.get(value) ?? [])] : this.rows.filter((row) => row[attribute] === value);
  }

  /** The different values of an indexed attribute. */
  values(attribute: string): string[] {
    return [...(this.#indexes.get(attribute)?.keys() ?? [])];
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
    this.rows.splice(this.rows.indexOf(row), 1);
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
