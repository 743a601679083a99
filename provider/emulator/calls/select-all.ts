import { pathOf } from "../model/schema";
import { malformedRequest, unknownSchema } from "../soap/faults";
import type { Method } from "../soap/method";
import { element } from "../xml/tree";

/** Fills a query with every attribute of its schema. It changes the object, so the object comes back, as `entity`. */
export const selectAll: Method = {
  schema: "xtk:queryDef",
  services: ["xtk:queryDef"],
  name: "SelectAll",
  object: true,
  in: [{ name: "duplicate", type: "boolean" }],
  out: [{ name: "entity", type: "DOMElement", undeclared: true }],
  describe: ({ document }) => document(0)?.attributes.schema ?? "",
  run: ({ instance, document }) => {
    const query = document(0);
    if (query?.name !== "queryDef") throw malformedRequest("SelectAll needs a queryDef");
    const id = query.attributes.schema ?? "";
    const table = instance.findTable(id);
    if (!table) throw unknownSchema(id);
    // As captured: paths with a dash in brackets, and `noComputeString` on each.
    const nodes = Object.entries(table.schema.attributes).map(([name, attribute]) => {
      const path = pathOf(name, attribute);
      return element("node", { expr: /^@?\w+$/.test(path) ? path : `[${path}]`, noComputeString: "true" });
    });
    const others = query.children.filter((each) => typeof each === "string" || each.name !== "select");
    return [{ ...query, children: [element("select", {}, nodes), ...others] }];
  },
};
