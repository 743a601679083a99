import type { XmlElement } from "./tree";

const textEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const attributeEscapes: Record<string, string> = {
  ...textEscapes,
  "'": "&apos;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
};

export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (char) => textEscapes[char] ?? char) : text;
}

export function escapeAttribute(text: string): string {
  return /[&<>'"\t\r\n]/.test(text) ? text.replace(/[&<>'"\t\r\n]/g, (char) => attributeEscapes[char] ?? char) : text;
}

/** Single quotes and sorted attributes: what captured replies look like. */
export function writeXml(node: XmlElement): string {
  const tag = node.prefix ? `${node.prefix}:${node.name}` : node.name;
  let text = `<${tag}`;
  for (const name of Object.keys(node.attributes).sort()) {
    text += ` ${name}='${escapeAttribute(node.attributes[name] ?? "")}'`;
  }
  if (node.children.length === 0) return `${text}/>`;
  text += ">";
  for (const child of node.children) text += typeof child === "string" ? escapeText(child) : writeXml(child);
  return `${text}</${tag}>`;
}
