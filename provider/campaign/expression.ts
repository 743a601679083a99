/**
 * Parts of XTK expressions. No text of a user enters an expression except through `literal`.
 * Source: Adobe documentation, "Data oriented APIs": strings in single quotes, with backslash as the escape.
 */

/** A string literal: quotes and backslashes escaped. */
export function literal(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** The path of an attribute, in brackets where its name needs them: `@name`, `[@folder-id]`, `[modifiedBy/@name]`; of an element `<desc>`: `desc`. */
export function attributePath(attribute: string): string {
  const inside = /^<(.+)>$/.exec(attribute)?.[1];
  if (inside !== undefined) return inside;
  const path = attribute.includes("/") ? attribute : `@${attribute}`;
  return /^@\w+$/.test(path) ? path : `[${path}]`;
}

export function equals(attribute: string, value: string | number): string {
  return `${attributePath(attribute)} = ${typeof value === "number" ? value : literal(value)}`;
}

export function differs(attribute: string, value: string | number): string {
  return `${attributePath(attribute)} <> ${typeof value === "number" ? value : literal(value)}`;
}

export function isOneOf(attribute: string, values: readonly string[]): string {
  return `${attributePath(attribute)} IN (${values.map(literal).join(", ")})`;
}

export function anyOf(...expressions: readonly string[]): string {
  return expressions.map((expression) => `(${expression})`).join(" OR ");
}

export function allOf(...expressions: readonly string[]): string {
  return expressions.map((expression) => `(${expression})`).join(" AND ");
}
