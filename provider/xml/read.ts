import { SaxesParser } from "saxes";

import type { XmlElement } from "./element";

/** What a reply may cost us, whatever the other side sends. */
export const limits = { depth: 64, nodes: 200_000 };

/** Why a text is refused, in words for the error message. */
export class XmlRefused extends Error {}

/** A document type definition: nobody needs one here, so it is an attempt at something else. */
export class DtdRefused extends XmlRefused {}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads a whole document strictly. A DTD is refused, so no entity is ever defined, let alone expanded; depth, elements and
 * attributes are bounded. Names keep their prefixes: replies are read by local name.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const document: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [document];
  let nodes = 0;
  const count = (): void => {
    if (++nodes > limits.nodes) throw new XmlRefused(`it has more than ${limits.nodes} elements and attributes`);
  };

  parser.on("error", (error) => {
    throw new XmlRefused(`it is not well-formed XML: ${error.message}`);
  });
  parser.on("xmldecl", ({ version }) => {
    // XML 1.1 lets control characters in as data, and nobody sends it.
    if (version !== undefined && version !== "1.0") throw new XmlRefused("it is XML of another version than 1.0");
  });
  parser.on("doctype", () => {
    throw new DtdRefused("it contains a document type definition (DTD)");
  });
  parser.on("attribute", count);
  parser.on("opentag", (tag) => {
    count();
    if (open.length > limits.depth) throw new XmlRefused(`it is nested deeper than ${limits.depth} elements`);
    const element: Open = { name: tag.name, attributes: tag.attributes, children: [], text: "" };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const append = (part: string): void => {
    open.at(-1)!.text += part;
  };
  parser.on("text", append);
  parser.on("cdata", append);

  parser.write(text).close();
  const [root] = document.children;
  if (root === undefined) throw new XmlRefused("it is empty");
  return root;
}
