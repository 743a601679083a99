import type { Instance } from "../model/instance";
import { elementOf } from "../model/schema";
import { malformedRequest, noSuchRecord, unknownSchema } from "../soap/faults";
import { child, element, type XmlElement } from "../xml/tree";
import { compileOrder, compileSelect, type Readable } from "./select";
import { compileWhere, rowsWhere } from "./where";

/** Rows in one answer when the query does not say how many. */
const defaultLineCount = 200;

/** Runs a `<queryDef>`. There is always a root element: an empty output crashes Adobe's client. */
export function executeQuery(instance: Instance, query: XmlElement, readable: Readable): XmlElement {
  const { schema: id = "", operation = "select" } = query.attributes;
  const table = instance.findTable(id);
  if (!table) throw unknownSchema(id);
  const name = elementOf(table.schema);

  const put = compileSelect(instance, table, child(query, "select"), readable);
  const order = compileOrder(instance, table, child(query, "orderBy"));
  const found = rowsWhere(table, compileWhere(instance, table, child(query, "where")));

  if (operation === "count") return element(name, { count: String(found.length) });
  // Without an order there is none; the order of creation is as good as any, and the same each time.
  if (order) found.sort(order);
  const start = natural(query.attributes.startLine, "startLine") ?? 0;
  const written = (row: (typeof found)[number]) => {
    const target = element(name);
    put(target, row);
    return target;
  };
  switch (operation) {
    case "select": {
      const count = natural(query.attributes.lineCount, "lineCount") ?? defaultLineCount;
      return element(`${name}-collection`, {}, found.slice(start, start + count).map(written));
    }
    case "get":
    case "getIfExists":
    case "getIfExist": {
      const [row] = found;
      if (row) return written(row);
      if (operation === "get") throw noSuchRecord(id);
      return element(name);
    }
    default:
      throw malformedRequest(`the operation '${operation}' is not known`);
  }
}

function natural(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === "") return undefined;
  if (!/^\d+$/.test(text)) throw malformedRequest(`${name} is not a number`);
  return Number(text);
}
