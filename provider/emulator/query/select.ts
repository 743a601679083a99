import type { Instance } from "../model/instance";
import type { Row } from "../model/schema";
import type { Table } from "../model/table";
import { child, children, element, type XmlElement } from "../xml/tree";
import { comparable } from "./paths";
import { pathOrFault } from "./where";

type Put = (target: XmlElement, row: Row) => void;

/** Whether the caller may see a value; what it may not see comes back empty. */
export type Readable = (schemaId: string, row: Row, attribute: string) => boolean;

/** How a row becomes an element: one writer for each selected node. */
export function compileSelect(
  instance: Instance,
  table: Table,
  select: XmlElement | undefined,
  readable: Readable,
): Put {
  const puts = select ? children(select, "node").map((node) => compileNode(instance, table, node, readable)) : [];
  const { computed } = table.schema;
  // Real servers answer with attributes that nobody selected; clients must live with it.
  if (computed) puts.push((target, row) => (target.attributes._cs ??= computed(row)));
  return (target, row) => {
    for (const put of puts) put(target, row);
  };
}

function compileNode(instance: Instance, table: Table, node: XmlElement, readable: Readable): Put {
  const { expr = "", alias, analyze } = node.attributes;
  const { steps, schema, name, attribute, get } = pathOrFault(instance, table, expr);
  const place = alias ? alias.replace(/^\//, "").split("/") : steps;
  const values =
    analyze === "true" && attribute.enumeration ? instance.enumeration(schema, attribute.enumeration) : undefined;
  return (target, row) => {
    const value = readable(schema.id, row, name) ? get(row) : "";
    const [at, last] = descend(target, place);
    if (!last.startsWith("@")) {
      at.children.push(element(last, {}, value ? [value] : []));
      return;
    }
    const written = last.slice(1);
    at.attributes[written] = value;
    if (!values) return;
    const meant = values.find((each) => each.value === value);
    at.attributes[`${written}Name`] = meant?.name ?? "";
    at.attributes[`${written}Label`] = meant?.label ?? "";
  };
}

/** `[modifiedBy/@name]` comes back nested: an element `modifiedBy` with the attribute. */
function descend(target: XmlElement, place: readonly string[]): [XmlElement, string] {
  let at = target;
  for (const step of place.slice(0, -1)) {
    let next = child(at, step);
    if (!next) at.children.push((next = element(step)));
    at = next;
  }
  return [at, place.at(-1) ?? ""];
}

export function compileOrder(
  instance: Instance,
  table: Table,
  orderBy: XmlElement | undefined,
): ((a: Row, b: Row) => number) | undefined {
  if (!orderBy) return undefined;
  const keys = children(orderBy, "node").map((node) => {
    const { get, attribute } = pathOrFault(instance, table, node.attributes.expr ?? "");
    const sign = node.attributes.sortDesc === "true" ? -1 : 1;
    return { sign, value: (row: Row) => comparable(get(row), attribute.type) };
  });
  return (a, b) => {
    for (const { sign, value } of keys) {
      const [left, right] = [value(a), value(b)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}
