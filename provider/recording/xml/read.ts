import { SaxesParser } from "saxes";

import type { XmlDocument, XmlElement } from "./node";

/** A console loads more than our client does; what is larger still is recorded by its length only. */
const limits = { depth: 200, nodes: 1_000_000 };

/** A body that is not recorded as text. The message quotes nothing of it. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/**
 * Reads one document strictly. A DTD is refused. Comments and processing instructions are dropped: they carry no fact of the
 * protocol, and may carry anything else.
 */
export function readXml(text: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: XmlElement[] = [];
  let declaration: [string, string][] = [];
  let root: XmlElement | undefined;
  let nodes = 0;
  const count = (more = 1): void => {
    if ((nodes += more) > limits.nodes) throw new Unreadable(`more than ${limits.nodes} nodes`);
  };
  const append = (kind: "text" | "cdata") => (content: string) => {
    count();
    open.at(-1)?.children.push({ kind, text: content });
  };

  parser.on("xmldecl", (found) => {
    // XML 1.1 lets control characters in as data.
    if (found.version !== undefined && found.version !== "1.0") throw new Unreadable("XML of another version than 1.0");
    declaration = (["version", "encoding", "standalone"] as const).flatMap((name): [string, string][] =>
      found[name] === undefined ? [] : [[name, found[name]]],
    );
  });
  parser.on("doctype", () => {
    throw new Unreadable("a document type definition");
  });
  parser.on("error", () => {
    throw new Unreadable("not well-formed XML");
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.entries(tag.attributes);
    count(1 + attributes.length);
    if (open.length >= limits.depth) throw new Unreadable(`nested deeper than ${limits.depth} elements`);
    const element: XmlElement = { kind: "element", name: tag.name, attributes, children: [] };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", append("text"));
  parser.on("cdata", append("cdata"));

  parser.write(text).close();
  if (root === undefined) throw new Unreadable("no element");
  return { declaration, root };
}
