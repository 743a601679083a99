import type { Instance } from "../model/instance";
import type { Attribute, Row } from "../model/schema";
import type { Table } from "../model/table";
import { unparsableExpression } from "../soap/faults";
import { LexerError, unescape } from "./lexer";
import { parseCondition, type Comparison, type Expression, type Operand } from "./parser";
import { comparable, resolvePath } from "./paths";

export type Test = (row: Row) => boolean;

export interface Condition {
  test: Test;
  /** Equalities on an indexed attribute that must hold, so that not every row has to be looked at. */
  candidates?: { attribute: string; values: readonly string[] };
}

const compare: Record<Comparison, (left: string | number, right: string | number) => boolean> = {
  "=": (left, right) => left === right,
  "<>": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
};

/** Turns a condition into a function over rows. An attribute that does not exist makes it unparsable, as a server says. */
export function compileCondition(instance: Instance, table: Table, text: string): Condition {
  const fail = (why?: string) => unparsableExpression(text, why);
  let expression: Expression;
  try {
    expression = parseCondition(text);
  } catch (error) {
    if (error instanceof LexerError) throw fail(error.message);
    throw error;
  }
  const resolve = (path: string) => {
    const resolved = resolvePath(instance, table, path);
    if (!resolved) throw fail(`'${path}' does not exist in the schema '${table.schema.id}'.`);
    return resolved;
  };
  const typeOf = (operand: Operand): Attribute["type"] | undefined =>
    operand.kind === "path" ? resolve(operand.path).attribute.type : undefined;
  const literalType = (operand: Operand): Attribute["type"] =>
    operand.kind === "number" ? "double" : operand.kind === "date" ? "datetime" : "string";
  const value = (operand: Operand, type: Attribute["type"]): ((row: Row) => string | number) => {
    if (operand.kind === "path") {
      const { get } = resolve(operand.path);
      return (row) => comparable(get(row), type);
    }
    const constant = comparable(operand.kind === "string" ? unescape(operand.text) : operand.text, type);
    return () => constant;
  };

  const compile = (node: Expression): Test => {
    switch (node.kind) {
      case "and":
      case "or": {
        const tests = node.terms.map(compile);
        return node.kind === "and"
          ? (row) => tests.every((test) => test(row))
          : (row) => tests.some((test) => test(row));
      }
      case "not": {
        const test = compile(node.term);
        return (row) => !test(row);
      }
      case "compare": {
        const type = typeOf(node.left) ?? typeOf(node.right) ?? literalType(node.left);
        const [left, right, holds] = [value(node.left, type), value(node.right, type), compare[node.operator]];
        return (row) => holds(left(row), right(row));
      }
      case "in": {
        const type = typeOf(node.left) ?? literalType(node.left);
        const left = value(node.left, type);
        const values = node.values.map((each) => value(each, type));
        return (row) => values.some((each) => each(row) === left(row));
      }
      case "like": {
        const left = value(node.left, "string");
        const pattern = likePattern(node.pattern);
        return (row) => pattern.test(String(left(row)));
      }
      case "null": {
        // Rows hold no difference between empty and null.
        const left = value(node.left, "string");
        return (row) => left(row) === "";
      }
      case "truth": {
        const truth = value(node.value, "boolean");
        return (row) => truth(row) === 1;
      }
    }
  };

  const candidates = indexed(expression, table);
  return { test: compile(expression), ...(candidates ? { candidates } : {}) };
}

/** `@name = 'x'`, `@id = 1` and their IN forms, alone or ANDed with anything. */
function indexed(node: Expression, table: Table): Condition["candidates"] {
  if (node.kind === "and") {
    for (const term of node.terms) {
      const found = indexed(term, table);
      if (found) return found;
    }
    return undefined;
  }
  const literals =
    node.kind === "in" ? node.values : node.kind === "compare" && node.operator === "=" ? [node.right] : [];
  if (literals.length === 0 || (node.kind !== "in" && node.kind !== "compare") || node.left.kind !== "path")
    return undefined;
  const attribute = /^@(\w+)$/.exec(node.left.path)?.[1];
  if (!attribute || !table.isIndexed(attribute)) return undefined;
  const type = table.schema.attributes[attribute]?.type ?? "string";
  const values = new Set<string>();
  for (const literal of literals) {
    if (literal.kind !== "string" && literal.kind !== "number") return undefined;
    // Through the type, so that `@id = '07'` finds 7 as it would without the index.
    values.add(String(comparable(unescape(literal.text), type)));
  }
  return { attribute, values: [...values] };
}

function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|[%_]|[\s\S]/g, (char, escaped: string | undefined) => {
    if (char === "%") return ".*";
    if (char === "_") return ".";
    return (escaped ?? char).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "s");
}
