/** XML as it stood: names with their prefixes, attributes in their order, text and CDATA apart. */
export interface XmlElement {
  readonly kind: "element";
  readonly name: string;
  attributes: [name: string, value: string][];
  children: XmlNode[];
}

export interface XmlText {
  readonly kind: "text" | "cdata";
  text: string;
}

export type XmlNode = XmlElement | XmlText;

export interface XmlDocument {
  /** The attributes of `<?xml …?>`; nothing when it has none. */
  readonly declaration: readonly [name: string, value: string][];
  readonly root: XmlElement;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child.kind === "element");
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elementsOf(parent).find((child) => localName(child.name) === name);
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(([each]) => each === name)?.[1];
}

/** The element's own text, without that of its children. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === "element" ? "" : child.text)).join("");
}

/** Replaces an element's own text. It stays in the piece, text or CDATA, in which the old one began. */
export function setText(element: XmlElement, text: string): void {
  const pieces = element.children.filter((child) => child.kind !== "element");
  const first = pieces.find((piece) => piece.text.trim() !== "") ?? pieces[0];
  for (const piece of pieces) piece.text = piece === first ? text : "";
}

export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of elementsOf(element)) yield* walk(child);
}
