import type { Instance } from "../model/instance";
import { own, type Attribute, type Row, type Schema } from "../model/schema";
import type { Table } from "../model/table";

/** Where a path leads: over which links, to which attribute. */
export interface Resolved {
  /** Names from the row down, the last one the attribute's. */
  steps: readonly string[];
  schema: Schema;
  name: string;
  attribute: Attribute;
  get: (row: Row) => string;
}

/** `@attr`, `link/@attr`, `link/link/@attr`; nothing when the schema has no such thing. */
export function resolvePath(instance: Instance, start: Table, path: string): Resolved | undefined {
  const segments = path.replace(/^\.?\//, "").split("/");
  const last = segments.pop();
  if (!last?.startsWith("@")) return undefined;
  const name = last.slice(1);
  const hops: { source: string; table: Table }[] = [];
  let table = start;
  for (const segment of segments) {
    const link = own(table.schema.links, segment);
    const target = link && instance.findTable(link.target);
    if (!target) return undefined;
    hops.push({ source: link.source, table: target });
    table = target;
  }
  const attribute = own(table.schema.attributes, name);
  if (!attribute) return undefined;
  const get = (row: Row): string => {
    let at: Row | undefined = row;
    for (const hop of hops) at = at && hop.table.where("id", at[hop.source] ?? "0")[0];
    return at?.[name] ?? "";
  };
  return { steps: [...segments, name], schema: table.schema, name, attribute, get };
}

const numeric = new Set(["byte", "short", "long", "double"]);

/** The value in a form in which `<` and `=` mean what the type means. */
export function comparable(value: string, type: Attribute["type"]): string | number {
  if (numeric.has(type)) return value === "" ? 0 : Number(value);
  if (type === "boolean" || type === "trueFalse") return /^(1|true)$/i.test(value) ? 1 : 0;
  if (type === "datetime") return value === "" ? 0 : Date.parse(value.replace(" ", "T"));
  return value;
}
