import fc from "fast-check";

/** Production `Char` of XML 1.0, written down a second time: https://www.w3.org/TR/xml/#charsets */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x1_0000 && code <= 0x10_ffff)
  );
}

const awkward = [
  "&",
  "<",
  ">",
  '"',
  "'",
  "\r",
  "\n",
  "\t",
  "\r\n",
  " ",
  "]]>",
  "&amp;",
  "<!--",
  "ä",
  "€",
  "\u00a0",
  "🐤",
];

/** Texts that XML can carry, rich in what has to be escaped. */
export const xmlText = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary" })), { maxLength: 12 })
  .map((parts) => [...parts.join("")].filter((character) => isXmlCharacter(character.codePointAt(0)!)).join(""));

/** A character that XML cannot carry in any form; half a surrogate pair among them. */
export const forbiddenCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0x1f }), fc.integer({ min: 0xd800, max: 0xdfff }), fc.constantFrom(0xfffe, 0xffff))
  .filter((code) => !isXmlCharacter(code))
  .map((code) => String.fromCharCode(code));
