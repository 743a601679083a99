/** An element as read or to be written. Attributes keep the name they were written with (`xsi:type`). */
export interface XmlElement {
  /** Local name. */
  name: string;
  /** Prefix as written, "" when there is none. */
  prefix: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

type Child = XmlElement | string | undefined;

export function element(name: string, attributes: Record<string, string> = {}, children: Child[] = []): XmlElement {
  const own = Object.assign(Object.create(null) as Record<string, string>, attributes);
  return { name, prefix: "", attributes: own, children: children.filter((child) => child !== undefined) };
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== "string");
}

export function children(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).filter((child) => child.name === name);
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elements(parent).find((each) => each.name === name);
}

/** Text of the element itself, without that of its children. */
export function textOf(parent: XmlElement | undefined): string {
  return parent ? parent.children.filter((each) => typeof each === "string").join("") : "";
}
