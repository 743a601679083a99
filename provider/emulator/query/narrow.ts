import type { Attribute, Row } from "../model/schema";
import type { Table } from "../model/table";
import { unescape } from "./lexer";
import type { Expression, Operand } from "./parser";
import { comparable } from "./paths";

/** Rows among which all that fulfil a condition are, found without looking at every row. */
export type Finder = () => readonly Row[];

/** What a condition says of one indexed attribute. */
interface Range {
  attribute: string;
  /** The only values that it can have; without, any that the test accepts. */
  values?: readonly string[];
  test: (value: string) => boolean;
}

/**
 * `@name = 'x'`, `@id IN (1, 2)`, `@type <> 3`, alone or ANDed with anything, and ORs of them. An instance with thousands
 * of accounts must not be slower than one with ten for the query that every client makes first: by names, or by type.
 */
export function narrow(node: Expression, table: Table): Finder | undefined {
  if (node.kind === "or") {
    const finders = node.terms.map((term) => narrow(term, table));
    if (finders.some((each) => each === undefined)) return undefined;
    return () => [...new Set(finders.flatMap((find) => find?.() ?? []))];
  }
  const terms = node.kind === "and" ? node.terms.flatMap(flatten) : [node];
  const ranges = terms.flatMap((term) => rangeOf(term, table) ?? []);
  // The fewer rows, the better: one of the values given, rather than all but some.
  const best = ranges.find(({ values }) => values) ?? ranges[0];
  if (!best) return node.kind === "and" ? terms.map((term) => narrow(term, table)).find(Boolean) : undefined;
  const tests = ranges.filter(({ attribute }) => attribute === best.attribute).map(({ test }) => test);
  return () =>
    (best.values ?? table.values(best.attribute))
      .filter((value) => tests.every((test) => test(value)))
      .flatMap((value) => table.where(best.attribute, value));
}

/** `a AND (b AND c)` is three terms. */
const flatten = (node: Expression): Expression[] => (node.kind === "and" ? node.terms.flatMap(flatten) : [node]);

function rangeOf(node: Expression, table: Table): Range | undefined {
  const negated = node.kind === "not";
  const term = negated ? node.term : node;
  if (term.kind !== "in" && term.kind !== "compare") return undefined;
  if (term.kind === "compare" && (negated || !["=", "<>"].includes(term.operator))) return undefined;
  if (term.left.kind !== "path") return undefined;
  const attribute = /^@([\w-]+)$/.exec(term.left.path)?.[1];
  if (attribute === undefined || !table.isIndexed(attribute)) return undefined;

  const type = table.schema.attributes[attribute]?.type ?? "string";
  const values = literals(term.kind === "in" ? term.values : [term.right], type);
  if (!values) return undefined;
  const excludes = negated || (term.kind === "compare" && term.operator === "<>");
  if (!excludes) return { attribute, values, test: (value) => values.includes(value) };
  // All but some are few only where many rows share one value.
  return table.isGrouped(attribute) ? { attribute, test: (value) => !values.includes(value) } : undefined;
}

/** Through the type, so that `@id = '07'` finds 7 as it would without the index. */
function literals(operands: readonly Operand[], type: Attribute["type"]): string[] | undefined {
  const values = new Set<string>();
  for (const operand of operands) {
    if (operand.kind !== "string" && operand.kind !== "number") return undefined;
    values.add(String(comparable(unescape(operand.text), type)));
  }
  return [...values];
}
