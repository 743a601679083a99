import { ForbiddenCharacterError } from "../errors/forbidden-character-error";

// XML 1.0, production Char: what it excludes cannot be written in any form, not even as a character reference.

const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Refuses a value that XML cannot carry. `field` names it in the error; the value itself is not shown. */
export function assertXmlText(field: string, value: string): void {
  const found = forbidden.exec(value);
  if (found !== null) throw new ForbiddenCharacterError(field, found[0].charCodeAt(0), found.index + 1);
}

const textEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const attributeEscapes: Record<string, string> = { ...textEscapes, '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;" };

/** CR is written as a reference, since a parser turns a raw one into LF. */
export function escapeText(field: string, value: string): string {
  assertXmlText(field, value);
  return value.replace(/[&<>\r]/g, (character) => textEscapes[character]!);
}

export function escapeAttribute(field: string, value: string): string {
  assertXmlText(field, value);
  return value.replace(/[&<>"\t\n\r]/g, (character) => attributeEscapes[character]!);
}
