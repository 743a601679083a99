import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import { root } from "../../paths.mts";

/** A class in a source file, with what its comments say. */
export interface ClassSource {
  readonly node: ts.ClassDeclaration;
  readonly file: ts.SourceFile;
  readonly name: string;
  readonly about: string;
}

/** The exported classes of a file below `provider/`. */
export function classesIn(path: string): ClassSource[] {
  const text = readFileSync(join(root, "provider", path), "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements
    .filter((node): node is ts.ClassDeclaration => ts.isClassDeclaration(node))
    .map((node) => ({ node, file, name: node.name!.text, about: commentOf(node) }));
}

/** The comment in front of a declaration, in one paragraph. */
export function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? "").replaceAll(/\s*\n\s*/g, " ");
}

/** What an expression says, with `…` for what is only known when it runs. One text for each branch of a choice. */
export function textsOf(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isTemplateExpression(expression)) {
    const rest = expression.templateSpans.map(({ literal }) => `…${literal.text}`);
    return [expression.head.text + rest.join("")];
  }
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(textsOf);
  return [];
}

/** Every value that is given to a property of this name, in the order of the source. */
export function valuesOf(node: ts.Node, property: string): string[] {
  const found: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isPropertyAssignment(each) && each.name.getText() === property) found.push(...textsOf(each.initializer));
    ts.forEachChild(each, visit);
  };
  visit(node);
  return [...new Set(found)].filter((text) => text !== "");
}
