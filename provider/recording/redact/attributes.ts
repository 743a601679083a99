import { isPseudonym } from "../pseudonyms";
import { namespaces } from "../vocabulary";
import { attributeOf, localName, type XmlElement } from "../xml/node";
import type { Context } from "./context";
import { scrub } from "./scrub";
import { redactValue } from "./value";
import { phrase, schemaName } from "./values";

/** `secret`: the element is named after one, so that its values are. */
export function redactAttributes(element: XmlElement, context: Context, secret: boolean): void {
  const replaced = isPackage(element) ? packageName(element, context) : new Map<string, string>();
  for (const attribute of element.attributes) {
    const [name, value] = attribute;
    if (value === "") continue;
    attribute[1] = replaced.get(name) ?? frame(name, value, context) ?? redacted(name, value, context, secret);
  }
}

function redacted(name: string, value: string, context: Context, secret: boolean): string {
  const local = localName(name);
  // The name of the secret and the way it is written are not secret.
  if (secret && !["name", "id", "key", "xpath", "type", "dataType", "_operation", "_key", "xtkschema"].includes(local))
    return context.names.secret(value);
  return redactValue(local, value, context);
}

/** Namespaces and types: the frame of every document. */
function frame(name: string, value: string, { names }: Context): string | undefined {
  if (name === "xmlns" || name.startsWith("xmlns:"))
    return /^https?:\/\/(?:schemas\.xmlsoap\.org|www\.w3\.org|xml\.apache\.org)\/[\w/.-]*$/.test(value)
      ? value
      : schemaName(value, names);
  const local = localName(name);
  if (local === "encodingStyle" && /^https?:\/\/(?:schemas\.xmlsoap\.org|xml\.apache\.org)\/[\w/.-]*$/.test(value))
    return value;
  if (name === "xsi:type" && /^\w+:\w+$/.test(value)) return value;
  return undefined;
}

const isPackage = (element: XmlElement): boolean => /^(?:installed-)?package$/.test(localName(element.name));

/** Adobe's packages keep name and label in every language; of a customer's own only what consists of Adobe's words. */
function packageName(element: XmlElement, { names }: Context): Map<string, string> {
  const namespace = attributeOf(element, "namespace");
  const name = attributeOf(element, "name");
  const label = attributeOf(element, "label");
  if (namespace === undefined || name === undefined) return new Map();
  const adobes = namespaces.has(namespace);
  return new Map([
    ["namespace", adobes || isPseudonym(namespace) ? namespace : names.of("namespace", namespace)],
    ["name", adobes ? scrub(name, names) : phrase(name, names)],
    ...(label === undefined ? [] : [["label", adobes ? scrub(label, names) : phrase(label, names)] as const]),
  ]);
}
