/** An XML element as this client reads and writes it: names as on the wire, attributes by name, text of its own joined. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlElement[] = [],
  text = "",
): XmlElement {
  return { name, attributes, children, text };
}

/** The name without its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((candidate) => localName(candidate.name) === name);
}

export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent?.children.filter((candidate) => localName(candidate.name) === name) ?? [];
}

/** Every descendant of that name, in document order. */
export function* descendants(parent: XmlElement, name: string): Generator<XmlElement> {
  for (const candidate of parent.children) {
    if (localName(candidate.name) === name) yield candidate;
    yield* descendants(candidate, name);
  }
}
