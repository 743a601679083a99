import { MalformedReplyError } from "../errors/malformed-reply-error";
import { attributePath } from "./expression";
import type { Session } from "./session";
import { child, childrenOf, element, localName, type XmlElement } from "./xml/element";

/** A `select` query. Attributes are names (`clientId`, `folder-id`) or paths over a link (`modifiedBy/@name`). */
export interface Query {
  readonly schema: string;
  readonly select: readonly string[];
  readonly where?: string;
  /** Attribute that orders the rows, so that pages neither overlap nor leave gaps. */
  readonly orderBy: string;
}

const PAGE = 1000;

/** Runs `xtk:queryDef#ExecuteQuery`, always as `select`, so that "not there" is an empty list and never a fault. Returns every row. */
export async function select(session: Session, query: Query): Promise<XmlElement[]> {
  const rows: XmlElement[] = [];
  for (;;) {
    const page = await selectPage(session, query, rows.length);
    rows.push(...page);
    // Fewer: the last page. More: an instance that does not page.
    if (page.length !== PAGE) return rows;
  }
}

async function selectPage(session: Session, query: Query, startLine: number): Promise<readonly XmlElement[]> {
  const { schema, where, orderBy } = query;
  const node = (attribute: string) => element("node", { expr: attributePath(attribute) });
  const queryDef = element(
    "queryDef",
    { schema, operation: "select", lineCount: String(PAGE), startLine: String(startLine), xtkschema: "xtk:queryDef" },
    [
      element("select", {}, query.select.map(node)),
      ...(where === undefined ? [] : [element("where", {}, [element("condition", { expr: where })])]),
      element("orderBy", {}, [node(orderBy)]),
    ],
  );
  const [output] = await session.call(
    {
      service: "xtk:queryDef",
      method: "ExecuteQuery",
      parameters: [{ name: "document", type: "document", value: queryDef }],
    },
    { repeatable: true },
  );
  const name = localName(schema);
  const collection = child(output, `${name}-collection`);
  if (collection !== undefined) return childrenOf(collection, name);
  throw new MalformedReplyError("xtk:queryDef#ExecuteQuery", session.url, `The element ${name}-collection is missing`);
}
