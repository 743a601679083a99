import { MalformedReplyError } from "../errors/malformed-reply-error";
import { attributePath } from "./expression";
import type { Session } from "./session";
import { child, childrenOf, element, localName, type XmlElement } from "../xml/element";

/** A `select` query. Attributes are names (`clientId`, `folder-id`) or paths over a link (`modifiedBy/@name`). */
export interface Query {
  readonly schema: string;
  readonly select: readonly string[];
  readonly where?: string;
  /** Attribute that orders the rows, so that pages neither overlap nor leave gaps; several where one alone is the same for many. */
  readonly orderBy: string | readonly string[];
  /** Attributes that together tell one row from another; if omitted, what orders them does. */
  readonly key?: readonly string[];
}

const PAGE = 1000;

/** What a whole answer may cost, whatever the instance sends: pages, and characters in the values of their rows. */
export const limits = { pages: 100, characters: 32 * 1024 * 1024 };

/** Runs `xtk:queryDef#ExecuteQuery`, always as `select`, so that "not there" is an empty list and never a fault. Returns every row. */
export async function select(session: Session, query: Query): Promise<XmlElement[]> {
  return (await selectAtMost(session, query, Infinity))!;
}

/** The same where more rows than about so many would cost too much: then `undefined`, after as many pages. */
export async function selectAtMost(session: Session, query: Query, most: number): Promise<XmlElement[] | undefined> {
  const rows: XmlElement[] = [];
  const seen = new Set<string>();
  let characters = 0;
  for (let pages = 1; ; pages++) {
    const page = await selectPage(session, query, rows.length);
    const keys = page.map((row) => keyOf(row, query)).filter((key) => key !== "");
    const repeated = keys.find((key) => seen.has(key));
    if (repeated !== undefined)
      throw refused(session, `The ${query.schema} ${shortened(repeated)} came on two pages, so it does not page`);
    for (const key of keys) seen.add(key);
    characters = page.reduce((sum, row) => sum + sizeOf(row), characters);
    rows.push(...page);
    // Fewer: the last page. More: an instance that does not page.
    if (page.length !== PAGE) return rows;
    if (rows.length >= most) return undefined;
    if (characters > limits.characters || pages >= limits.pages)
      throw refused(session, `There is no end of ${query.schema} after ${rows.length} rows, ${characters} characters`);
  }
}

function refused(session: Session, why: string): MalformedReplyError {
  return new MalformedReplyError("xtk:queryDef#ExecuteQuery", session.url, why);
}

/** What tells one row from another: nothing that this client asks for has the same twice. */
function keyOf({ attributes }: XmlElement, { key, orderBy }: Query): string {
  const values = (key ?? [orderBy].flat()).map((attribute) => attributes[attribute] ?? "");
  return values.every((value) => value === "") ? "" : values.join(":");
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function sizeOf({ attributes, children }: XmlElement): number {
  const own = Object.values(attributes).reduce((sum, value) => sum + value.length, 0);
  return children.reduce((sum, child) => sum + sizeOf(child), own);
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
      element("orderBy", {}, [orderBy].flat().map(node)),
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
