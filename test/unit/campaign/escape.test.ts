import { createRequire } from "node:module";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { element } from "../../../provider/xml/element";
import { readXml } from "../../../provider/xml/read";
import { writeXml } from "../../../provider/xml/write";
import { ForbiddenCharacterError } from "../../../provider/errors/index";
import { forbiddenCharacter, xmlText } from "../../support/xml-text";

const { DomUtil } = createRequire(__filename)("@adobe/acc-js-sdk") as {
  DomUtil: { parse(xml: string): { documentElement: { textContent: string; getAttribute(name: string): string } } };
};

describe("XML text", () => {
  it("arrives as it was written, as text and as an attribute", () => {
    fc.assert(
      fc.property(xmlText, xmlText, (text, attribute) => {
        const read = readXml(writeXml(element("a", { b: attribute }, [], text)));
        expect(read).toEqual(element("a", { b: attribute }, [], text));
      }),
      { numRuns: 300 },
    );
  });

  it("arrives the same in another XML parser", () => {
    fc.assert(
      fc.property(xmlText, xmlText, (text, attribute) => {
        const { documentElement } = DomUtil.parse(writeXml(element("a", { b: attribute }, [], text)));
        expect(documentElement.textContent).toBe(text);
        expect(documentElement.getAttribute("b")).toBe(attribute);
      }),
    );
  });

  it("is written as Adobe's client writes it, but for CR in text", () => {
    const awkward = "&<>\"'\t\n\r\u00a0";
    expect(writeXml(element("a", { b: awkward }, [], awkward))).toBe(
      '<a b="&amp;&lt;&gt;&quot;\'&#x9;&#xA;&#xD;\u00a0">&amp;&lt;&gt;"\'\t\n&#xD;\u00a0</a>',
    );
  });
});

describe("a character that XML cannot carry", () => {
  it("is refused by name and position, and the value is not shown", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), forbiddenCharacter, fc.boolean(), (before, character, isAttribute) => {
        const value = `${"x".repeat(before)}${character}canary`;
        const node = isAttribute ? element("extAccount", { tenant: value }) : element("password", {}, [], value);
        let error: unknown;
        try {
          writeXml(node);
        } catch (thrown) {
          error = thrown;
        }
        expect(error).toBeInstanceOf(ForbiddenCharacterError);
        const { message, code } = error as ForbiddenCharacterError;
        expect(code).toBe("ACC2006");
        expect(message).toContain(isAttribute ? "@tenant" : "password");
        expect(message).toContain(`U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
        expect(message).toContain(`position ${before + 1}.`);
        expect(message).not.toContain("canary");
      }),
    );
  });

  it("is no whole surrogate pair", () => {
    expect(writeXml(element("a", {}, [], "🐤"))).toBe("<a>🐤</a>");
  });
});
