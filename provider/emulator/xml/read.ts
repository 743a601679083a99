import { SaxesParser } from "saxes";
import type { XmlElement } from "./tree";

/** Far beyond what any console or client sends, and small enough to stop a runaway. */
const limits = { depth: 100, nodes: 200_000 };

export class XmlError extends Error {
  override readonly name = "XmlError";
}

/** Reads one document into a tree. A DTD is refused: no request needs one, and entities in it can blow up. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let nodes = 0;

  const count = () => {
    if (++nodes > limits.nodes) throw new XmlError(`more than ${limits.nodes} nodes`);
  };
  const append = (content: string) => {
    const parent = open.at(-1);
    if (!parent) return;
    count();
    parent.children.push(content);
  };

  parser.on("doctype", () => {
    throw new XmlError("a document type declaration is not accepted");
  });
  parser.on("opentag", (tag) => {
    count();
    if (open.length >= limits.depth) throw new XmlError(`deeper than ${limits.depth} elements`);
    const attributes = Object.create(null) as Record<string, string>;
    for (const [name, attribute] of Object.entries(tag.attributes)) attributes[name] = attribute.value;
    const read: XmlElement = { name: tag.local, prefix: tag.prefix, attributes, children: [] };
    const parent = open.at(-1);
    if (parent) parent.children.push(read);
    else root = read;
    open.push(read);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", append);
  parser.on("cdata", append);

  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof XmlError ? error : new XmlError(error instanceof Error ? error.message : String(error));
  }
  if (!root) throw new XmlError("no root element");
  return root;
}
