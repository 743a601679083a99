import type { Instance } from "../model/instance";
import { own, pathOf, type Attribute, type Row, type Schema } from "../model/schema";
import type { Table } from "../model/table";

/** Where a path leads: over which links, to which attribute. */
export interface Resolved {
  /** Steps from the row down; the last one is `@name`, or the name of an element. */
  steps: readonly string[];
  schema: Schema;
  name: string;
  attribute: Attribute;
  get: (row: Row) => string;
}

/** `@attr`, `element`, `element/@attr`, and each of them after `link/`; nothing when the schema has no such thing. */
export function resolvePath(instance: Instance, start: Table, path: string): Resolved | undefined {
  const steps = path.replace(/^\.?\//, "").split("/");
  const hops: { source: string; table: Table }[] = [];
  let table = start;
  let at = 0;
  let name: string | undefined;
  while ((name = attributeAt(table.schema, steps.slice(at))) === undefined) {
    const link = own(table.schema.links, steps[at] ?? "");
    const target = link && instance.findTable(link.target);
    if (!target) return undefined;
    hops.push({ source: link.source, table: target });
    table = target;
    at++;
  }
  const attribute = own(table.schema.attributes, name);
  if (!attribute) return undefined;
  const get = (row: Row): string => {
    let at: Row | undefined = row;
    for (const hop of hops) at = at && hop.table.where("id", at[hop.source] ?? "0")[0];
    return at?.[name] ?? "";
  };
  return { steps, schema: table.schema, name, attribute, get };
}

/** The attribute that these steps name without following a link. */
function attributeAt({ attributes }: Schema, steps: readonly string[]): string | undefined {
  const path = steps.join("/");
  const name = path.replace(/^@/, "");
  const attribute = own(attributes, name);
  return attribute && pathOf(name, attribute) === path ? name : undefined;
}

const numeric = new Set(["byte", "short", "long", "double"]);

/** The value in a form in which `<` and `=` mean what the type means. */
export function comparable(value: string, type: Attribute["type"]): string | number {
  if (numeric.has(type)) return value === "" ? 0 : Number(value);
  if (type === "boolean" || type === "trueFalse") return /^(1|true)$/i.test(value) ? 1 : 0;
  if (type === "datetime") return value === "" ? 0 : Date.parse(value.replace(" ", "T"));
  return value;
}
