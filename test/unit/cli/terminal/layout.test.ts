/** What people see at a terminal of any width: nothing is lost, and nothing is said by a color alone. */
import { stripVTControlCharacters } from "node:util";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Block, laidOut } from "../../../../provider/cli/terminal/layout";
import { widthOf } from "../../../../provider/cli/terminal/wrap";
import { toLines } from "../../../../provider/drift/formats/text";
import type { Style } from "../../../../provider/text/styled";
import { finding, hostileText, reportWith } from "../../../support/drift-report";

const wide: Block = {
  rows: [
    ["field", "dev", "prod", { text: "verdict", style: "strong" }],
    [
      "callbackServer",
      "https://dev.campaign.example.com",
      "https://prod.campaign.example.com",
      "different, as it should be",
    ],
    [
      "organizationId",
      "0123456789ABCDEF01234567@AdobeOrg",
      "0123456789ABCDEF01234567@AdobeOrg",
      "in both, as it should be",
    ],
  ],
};
const drifted = toLines(
  reportWith([
    { ...finding, wanted: "Campaign - acme - (.*)", found: "Campaign – acme - (.*)", detail: "x".repeat(150) },
  ]),
);
/** Whatever is not seen aside, and however an accent is written: wrapping writes it in one way. */
const letters = (text: string) =>
  [...stripVTControlCharacters(text).replace(/\s/g, "").normalize("NFD")].sort().join("");

describe("a page of a terminal", () => {
  it.each([60, 80, 120])("of %i columns holds lines and tables as they are, in more lines", (width) => {
    for (const hasColors of [false, true]) {
      const blocks = [wide, ...drifted];
      const text = laidOut(blocks, { width, hasColors });
      for (const line of text.split("\n")) expect(widthOf(line), line).toBeLessThanOrEqual(width);
      expect(letters(text)).toBe(letters(laidOut(blocks, { width: Infinity, hasColors: false })));
      expect(text).toContain("callbackServer  https://");
    }
  });

  it("loses nothing and obeys nothing, whatever the texts are", () => {
    const style = fc.constantFrom<Style | undefined>("bad", "found", undefined);
    const span = fc.record({ text: hostileText, style });
    const block = fc.oneof(
      fc.record({ spans: fc.array(span, { maxLength: 4 }), hang: fc.constantFrom(0, 4, 13) }),
      fc.record({ rows: fc.array(fc.tuple(span, span, span), { minLength: 1, maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), fc.boolean(), (blocks: Block[], hasColors) => {
        const text = laidOut(blocks, { width: 60, hasColors });
        expect(letters(text)).toBe(letters(laidOut(blocks, { width: Infinity, hasColors: false })));
        expect(stripVTControlCharacters(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
      }),
      { numRuns: 200 },
    );
  });

  it("marks in color what differs, and names it in words as well", () => {
    const text = laidOut(drifted, { width: 80, hasColors: true });
    expect(text).toContain('"Campaign \u001b[7m\u001b[32m-\u001b[39m\u001b[27m acme - (.*)"');
    expect(text).toContain('"Campaign \u001b[7m\u001b[31m–\u001b[39m\u001b[27m acme - (.*)"');
    expect(stripVTControlCharacters(text)).toContain("characters - is U+002D (hyphen), – is U+2013 (en dash)");
    expect(stripVTControlCharacters(text)).toMatch(/^✖ CRITICAL {2}dev › ims-account/);
  });
});
