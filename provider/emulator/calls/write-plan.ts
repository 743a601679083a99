import type { Instance } from "../model/instance";
import { hasRight, type Operator } from "../model/operators";
import { elementOf, own, type Row, type Schema } from "../model/schema";
import type { Table } from "../model/table";
import { keyProblem, malformedRequest, missingRight, notWritable, unknownInWrite, unknownSchema } from "../soap/faults";
import { elements, textOf, type XmlElement } from "../xml/tree";
import { normalise } from "./write-value";

/** A checked change, ready to be made. */
export type Change = () => void;

const instructions = new Set(["xtkschema", "_operation", "_key"]);

/** Checks a document as a whole before anything of it is written. */
export function planWrite(instance: Instance, operator: Operator, document: XmlElement, schemaId = ""): Change {
  const id = document.attributes.xtkschema ?? schemaId;
  const table = instance.findTable(id);
  if (!table) throw unknownSchema(id);
  mayWrite(operator, table.schema, instance.profile.server.releaseName);

  const { operation, key } = instructionsOf(document);
  const given = valuesOf(instance, table, document);
  const find = () => rowOf(table, given, key);
  const existing = find();
  const author = instance.operatorId(operator.name);
  const changes = { ...given };
  for (const [name, attribute] of Object.entries(table.schema.attributes)) {
    if (attribute.bookkeeping) delete changes[name];
  }
  // Looked up again when it is made: an earlier document of the same collection may have created the record.
  const upsert = (row: Row | undefined, otherwise: Change) => {
    if (row) change(instance, table, row, changes, author);
    else otherwise();
  };

  switch (operation) {
    case "none":
      return () => {};
    case "delete":
      return () => {
        const row = find();
        if (row) instance.remove(id, row);
      };
    case "update":
      return () => upsert(find(), () => {});
    case "insert":
      if (existing) throw keyProblem(id, "there is already a record with this key");
      return () => create(instance, table, changes, author);
    case "insertOrUpdate":
      return () => upsert(find(), () => create(instance, table, changes, author));
    default:
      throw malformedRequest(`the operation '${operation}' is not known`);
  }
}

function mayWrite(operator: Operator, schema: Schema, release: string): void {
  if (!schema.writableWith) throw notWritable(schema.id);
  if (!hasRight(operator, schema.writableWith, release)) throw missingRight("admin");
}

function instructionsOf(document: XmlElement): { operation: string; key: string[] | undefined } {
  const { _operation: operation = "insertOrUpdate", _key: key } = document.attributes;
  // "@email, [@folder-id]"
  const names = key?.split(",").map((each) =>
    each
      .trim()
      .replace(/^\[?@?/, "")
      .replace(/\]$/, ""),
  );
  return { operation, key: names };
}

/** The attributes of the document, and the ids that its links stand for. */
function valuesOf(instance: Instance, table: Table, document: XmlElement): Row {
  const { schema } = table;
  const values: Row = {};
  for (const [name, value] of Object.entries(document.attributes)) {
    if (instructions.has(name) || name.startsWith("xmlns")) continue;
    if (own(schema.attributes, name)?.isElement) throw unknownInWrite(`attribute '@${name}'`, schema.id);
    values[name] = normalise(instance, schema, name, value);
  }
  for (const each of elements(document)) {
    const link = own(schema.links, each.name);
    const attribute = own(schema.attributes, each.name);
    if (link) values[link.source] = linkedId(instance, link.target, each);
    else if (attribute?.isElement || attribute?.type === "memo") values[each.name] = textOf(each);
    else Object.assign(values, valuesInside(instance, schema, each));
  }
  return values;
}

/** `<access authenticationType="ims"/>`: attributes of an inner element. */
function valuesInside(instance: Instance, schema: Schema, { name, attributes }: XmlElement): Row {
  if (!Object.keys(schema.attributes).some((each) => each.startsWith(`${name}/@`)))
    throw unknownInWrite(`element '${name}'`, schema.id);
  const inside = Object.entries(attributes).map(([each, value]): [string, string] => [`${name}/@${each}`, value]);
  return Object.fromEntries(inside.map(([path, value]) => [path, normalise(instance, schema, path, value)]));
}

/** `<folder _operation="none" name="x"/>` names a record without changing it; other operations are not supported here. */
function linkedId(instance: Instance, target: string, link: XmlElement): string {
  if (link.attributes._operation !== "none") throw malformedRequest(`the link '${link.name}' needs _operation='none'`);
  const table = instance.table(target);
  const row = rowOf(table, valuesOf(instance, table, link), instructionsOf(link).key);
  if (!row) throw keyProblem(target, `the link '${link.name}' names no record`);
  return row.id ?? "0";
}

/** `[group/@name]` in a key stands for the record that the link names. Source: Adobe documentation, "Example on links". */
function columnOf({ links }: Schema, name: string): string {
  const [link = "", ...inside] = name.split("/");
  return (inside.length > 0 ? own(links, link)?.source : undefined) ?? name;
}

/** By `_key`; else by `@id`; else by the first key of the schema that is given as a whole. */
function rowOf(table: Table, values: Row, key: string[] | undefined): Row | undefined {
  const { schema } = table;
  const given = (names: readonly string[]) => names.every((name) => (values[name] ?? "") !== "");
  const forced = key && [...new Set(key.map((name) => columnOf(schema, name)))];
  const names = forced ?? [...(schema.autopk ? [["id"]] : []), ...schema.keys].find(given);
  if (!names) throw keyProblem(schema.id, `none of the keys is given for '${elementOf(schema)}'`);
  const unknown = names.find((name) => !own(schema.attributes, name));
  if (unknown !== undefined) throw unknownInWrite(`attribute '@${unknown}'`, schema.id);
  if (!given(names))
    throw keyProblem(schema.id, `the key '${names.map((name) => `@${name}`).join(", ")}' is not given`);
  return table.withKey(Object.fromEntries(names.map((name) => [name, values[name] ?? ""])));
}

function create(instance: Instance, table: Table, values: Row, author: string): void {
  const { schema } = table;
  for (const { target, source } of Object.values(schema.isRelation ? (schema.links ?? {}) : {})) {
    if (instance.table(target).where("id", values[source] ?? "").length === 0)
      throw keyProblem(schema.id, `'@${source}' is the id of no record of '${target}'`);
  }
  for (const key of schema.keys) {
    const own = Object.fromEntries(key.map((name) => [name, values[name] ?? ""]));
    const lacking = key.find((name) => !own[name]);
    if (lacking) throw keyProblem(schema.id, `a new record needs '@${lacking}'`);
    if (table.withKey(own)) throw keyProblem(schema.id, "there is already a record with this key");
  }
  instance.insert(schema.id, values, author);
}

function change(instance: Instance, table: Table, row: Row, changes: Row, author: string): void {
  for (const key of table.schema.keys) {
    const after = Object.fromEntries(key.map((name) => [name, changes[name] ?? row[name] ?? ""]));
    const other = table.withKey(after);
    if (other && other !== row) throw keyProblem(table.schema.id, "there is already a record with this key");
  }
  instance.update(table.schema.id, row, changes, author);
}
