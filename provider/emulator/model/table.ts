import { elementOf, type Row, type Schema } from "./schema";
import type { Storage } from "./storage";

/** Many rows have the same value of these. */
const grouped: ReadonlySet<string> = new Set(["type", "operator-id", "group-id"]);

/** The rows of one schema: all of its storage, or those that the schema shows of one that it shares. */
export class Table {
  readonly #storage: Storage;

  constructor(
    readonly schema: Schema,
    storage: Storage,
  ) {
    this.#storage = storage;
  }

  get rows(): readonly Row[] {
    const { view } = this.schema;
    if (!view) return this.#storage.rows;
    return this.#storage.isIndexed(view.attribute)
      ? view.values.flatMap((value) => this.#storage.where(view.attribute, value))
      : this.#shown(this.#storage.rows);
  }

  isIndexed(attribute: string): boolean {
    return this.#storage.isIndexed(attribute);
  }

  isGrouped(attribute: string): boolean {
    return grouped.has(attribute);
  }

  where(attribute: string, value: string): readonly Row[] {
    return this.#shown(this.#storage.where(attribute, value));
  }

  /** The different values of an indexed attribute. */
  values(attribute: string): string[] {
    return this.#storage.values(attribute);
  }

  /** A row with these values. */
  withKey(values: Row): Row | undefined {
    const [first, ...others] = Object.keys(values);
    if (!first) return undefined;
    const found = this.where(first, values[first] ?? "");
    return found.find((row) => others.every((attribute) => row[attribute] === values[attribute]));
  }

  insert(row: Row): void {
    this.#storage.insert(row);
  }

  update(row: Row, changes: Row): void {
    this.#storage.update(row, changes);
  }

  remove(row: Row): void {
    if (!this.rows.includes(row)) throw new Error(`not a row of ${elementOf(this.schema)}`);
    this.#storage.remove(row);
  }

  #shown(rows: readonly Row[]): readonly Row[] {
    const { view } = this.schema;
    return view ? rows.filter((row) => view.values.includes(row[view.attribute] ?? "")) : rows;
  }
}
