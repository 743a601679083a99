import { attributeOf, elementsOf, localName, setText, textOf, type XmlElement } from "../xml/node";
import { type Context, rowsOf } from "./context";
import { redactAttributes } from "./attributes";
import { isSecretName } from "./names";
import { redactValue } from "./value";

const peopleElements = new Set(["operator", "modifiedBy", "createdBy", "owner", "user", "login"]);

/** Replaces, in an element and all below it, everything that must not be recorded. */
export function redactData(element: XmlElement, before: Context): void {
  const context = within(element, before);
  const name = localName(element.name);
  const secret = isSecretElement(element, context);
  redactAttributes(element, context, secret);
  const text = textOf(element);
  if (text.trim() !== "") {
    setText(element, secret ? context.names.secret(text) : redactValue(name, text, context));
  }
  for (const child of elementsOf(element)) {
    // Whatever is inside a secret is a part of it.
    if (secret) withhold(child, context);
    else redactData(child, context);
  }
}

/** An element whose every value is a secret. */
export function withhold(element: XmlElement, context: Context): void {
  for (const attribute of element.attributes) attribute[1] = context.names.secret(attribute[1]);
  const text = textOf(element);
  if (text.trim() !== "") setText(element, context.names.secret(text));
  for (const child of elementsOf(element)) withhold(child, context);
}

function within(element: XmlElement, context: Context): Context {
  const name = localName(element.name);
  const schema =
    attributeOf(element, "xtkschema") ?? (name === "entities" ? attributeOf(element, "schema") : undefined);
  if (context.manner === "definition") return context;
  if (name === "queryDef") return rowsOf("xtk:queryDef", context);
  if (schema !== undefined) return rowsOf(schema, context);
  if (peopleElements.has(name)) return { ...context, people: true };
  return context;
}

/** `<password>…`, and what is called so: `<param name="password" value="…"/>`, `<option name="XtkSecretKey" …/>`. */
function isSecretElement(element: XmlElement, { manner }: Context): boolean {
  if (manner === "definition") return false;
  if (isSecretName(localName(element.name))) return true;
  return ["name", "id", "key", "xpath"].some((attribute) =>
    isSecretName((attributeOf(element, attribute) ?? "").replace(/^.*[@/]/, "")),
  );
}
