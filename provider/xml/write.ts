import type { XmlElement } from "./element";
import { escapeAttribute, escapeText } from "./escape";

/** One line, double quotes, empty elements self-closed: the form that Adobe's own client sends. */
export function writeXml({ name, attributes, children, text }: XmlElement): string {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeAttribute(`@${key}`, value)}"`)
    .join("")}`;
  if (children.length === 0 && text === "") return `${start}/>`;
  return `${start}>${escapeText(name, text)}${children.map(writeXml).join("")}</${name}>`;
}
