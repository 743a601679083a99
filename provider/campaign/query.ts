import { MalformedReplyError } from "../errors/malformed-reply-error";
import { attributePath } from "./expression";
import type { Session } from "./session";
import { child, childrenOf, element, localName, type XmlElement } from "./xml/element";

/** A `select` query. Attributes are names (`clientId`, `folder-id`) or paths over a link (`modifiedBy/@name`). */
export interface Query {
  readonly schema: string;
  readonly select: readonly string[];
  readonly where: string;
  readonly lineCount: number;
}

/** Runs `xtk:queryDef#ExecuteQuery`, always as `select`, so that "not there" is an empty list and never a fault. */
export async function select(session: Session, query: Query): Promise<readonly XmlElement[]> {
  const queryDef = element(
    "queryDef",
    {
      schema: query.schema,
      operation: "select",
      lineCount: String(query.lineCount),
      startLine: "0",
      xtkschema: "xtk:queryDef",
    },
    [
      element(
        "select",
        {},
        query.select.map((attribute) => element("node", { expr: attributePath(attribute) })),
      ),
      element("where", {}, [element("condition", { expr: query.where })]),
      // Without an order the instance may return the rows in any.
      element("orderBy", {}, [element("node", { expr: "@id" })]),
    ],
  );
  const [output] = await session.call({
    service: "xtk:queryDef",
    method: "ExecuteQuery",
    parameters: [{ name: "document", type: "document", value: queryDef }],
  });
  const name = localName(query.schema);
  const collection = child(output, `${name}-collection`);
  if (collection === undefined)
    throw new MalformedReplyError(
      "xtk:queryDef#ExecuteQuery",
      session.settings.url,
      `The element ${name}-collection is missing`,
    );
  return childrenOf(collection, name);
}
