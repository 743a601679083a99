import type { Instance } from "../model/instance";
import type { Attribute, Row } from "../model/schema";
import type { Table } from "../model/table";
import { unparsableExpression } from "../soap/faults";
import { LexerError, unescape } from "./lexer";
import { narrow, type Finder } from "./narrow";
import { parseCondition, type Comparison, type Expression, type Operand } from "./parser";
import { comparable, resolvePath } from "./paths";

export type Test = (row: Row) => boolean;

export interface Condition {
  test: Test;
  /** Present when not every row has to be looked at. */
  find?: Finder;
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

  const find = narrow(expression, table);
  return { test: compile(expression), ...(find ? { find } : {}) };
}

function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|[%_]|[\s\S]/g, (char, escaped: string | undefined) => {
    if (char === "%") return ".*";
    if (char === "_") return ".";
    return (escaped ?? char).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "s");
}
