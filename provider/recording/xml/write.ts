import type { XmlDocument, XmlElement, XmlNode } from "./node";

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
};

/** The document as it was read. Quotes become double ones, and character references the few that are needed. */
export function writeXml({ declaration, root }: XmlDocument): string {
  const start = declaration.length === 0 ? "" : `<?xml${attributes(declaration)}?>`;
  return start + node(root);
}

function node(each: XmlNode): string {
  if (each.kind === "text") return each.text.replace(/[&<>\r]/g, escape);
  if (each.kind === "element") return element(each);
  // `]]>` cannot stand in CDATA: there it was two sections that touched.
  return each.text === "" ? "" : `<![CDATA[${each.text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function element(each: XmlElement): string {
  const tag = each.name + attributes(each.attributes);
  if (each.children.length === 0) return `<${tag}/>`;
  return `<${tag}>${each.children.map(node).join("")}</${each.name}>`;
}

function attributes(all: readonly [string, string][]): string {
  return all.map(([name, value]) => ` ${name}="${value.replace(/[&<>"\t\n\r]/g, escape)}"`).join("");
}

const escape = (character: string): string => escapes[character] ?? character;
