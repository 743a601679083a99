import type { Instance } from "../model/instance";
import type { Row } from "../model/schema";
import type { Table } from "../model/table";
import { malformedRequest, unknownSchema, unparsableExpression } from "../soap/faults";
import { child, children, type XmlElement } from "../xml/tree";
import { compileCondition, type Condition, type Test } from "./condition";
import { LexerError } from "./lexer";
import { parsePath } from "./parser";
import { resolvePath } from "./paths";

/** A `<where>` or `<condition>` with conditions in it: siblings are ANDed unless one says OR to the one before it. */
export function compileWhere(instance: Instance, table: Table, where: XmlElement | undefined): Condition {
  const conditions = where ? children(where, "condition").filter((each) => each.attributes.ignore !== "true") : [];
  // OR binds weaker: a group of ANDed conditions ends where an OR begins. Sources spell the attribute in two ways.
  const groups: Condition[][] = [];
  let orNext = false;
  for (const condition of conditions) {
    const compiled = compileOne(instance, table, condition);
    const group = groups.at(-1);
    if (!group || orNext) groups.push([compiled]);
    else group.push(compiled);
    const spelled = condition.attributes.boolOperator ?? condition.attributes["bool-operator"] ?? "AND";
    orNext = spelled.toUpperCase() === "OR";
  }
  const [only, ...others] = groups;
  if (!only) return { test: () => true };
  const every =
    (group: Condition[]): Test =>
    (row) =>
      group.every((each) => each.test(row));
  if (others.length > 0) {
    const tests = groups.map(every);
    return { test: (row) => tests.some((test) => test(row)) };
  }
  const find = only.find((each) => each.find)?.find;
  return { test: every(only), ...(find ? { find } : {}) };
}

function compileOne(instance: Instance, table: Table, condition: XmlElement): Condition {
  const { expr, setOperator } = condition.attributes;
  if (setOperator !== undefined) return { test: compileSet(instance, table, condition, setOperator.toUpperCase()) };
  if (expr !== undefined) return compileCondition(instance, table, expr);
  return compileWhere(instance, table, condition);
}

/**
 * `IN`, `NOT IN`, `EXISTS`, `NOT EXISTS` over another query. EXISTS with an `expr` is read as IN: that the link between
 * the two queries is the selected attribute is our reading of the documentation.
 */
function compileSet(instance: Instance, table: Table, condition: XmlElement, operator: string): Test {
  const query = child(condition, "subQuery");
  if (!query) throw malformedRequest(`a condition with setOperator='${operator}' needs a subQuery`);
  if (!/^(NOT )?(IN|EXISTS)$/.test(operator)) throw malformedRequest(`the set operator '${operator}' is not known`);
  const negated = operator.startsWith("NOT");
  const schema = query.attributes.schema ?? "";
  const inner = instance.findTable(schema);
  if (!inner) throw unknownSchema(schema);
  const matching = rowsWhere(inner, compileWhere(instance, inner, child(query, "where")));
  const { expr } = condition.attributes;
  if (expr === undefined) return () => matching.length > 0 !== negated;
  const selected = children(child(query, "select") ?? query, "node")[0]?.attributes.expr ?? "";
  const left = pathOrFault(instance, table, expr);
  const right = pathOrFault(instance, inner, selected);
  const values = new Set(matching.map((row) => right.get(row)));
  return (row) => values.has(left.get(row)) !== negated;
}

export function pathOrFault(instance: Instance, table: Table, expression: string) {
  let path: string;
  try {
    path = parsePath(expression);
  } catch (error) {
    if (error instanceof LexerError) throw unparsableExpression(expression, error.message);
    throw error;
  }
  const resolved = resolvePath(instance, table, path);
  if (!resolved) throw unparsableExpression(expression, `It does not exist in the schema '${table.schema.id}'.`);
  return resolved;
}

export function rowsWhere(table: Table, { test, find }: Condition): Row[] {
  return (find?.() ?? table.rows).filter(test);
}
