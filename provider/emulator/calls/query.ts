import { isAdmin } from "../model/operators";
import { executeQuery } from "../query/execute";
import type { Readable } from "../query/select";
import { malformedRequest } from "../soap/faults";
import type { Method } from "../soap/method";
import { secretOptions } from "./options";

export const executeQueryMethod: Method = {
  schema: "xtk:queryDef",
  services: ["xtk:queryDef"],
  name: "ExecuteQuery",
  object: true,
  const: true,
  in: [],
  out: [{ name: "output", type: "DOMDocument", wire: "pdomOutput" }],
  describe: ({ document }) => {
    const { schema = "", operation = "select" } = document(0)?.attributes ?? {};
    return `${schema} ${operation}`;
  },
  run: ({ instance, session, document }) => {
    const query = document(0);
    if (query?.name !== "queryDef") throw malformedRequest("ExecuteQuery needs a queryDef");
    const hidesKeys = !isAdmin(session.operator);
    const readable: Readable = (schema, row, attribute) =>
      !(hidesKeys && schema === "xtk:option" && attribute.endsWith("Value") && secretOptions.has(row.name ?? ""));
    return [executeQuery(instance, query, readable)];
  },
};
