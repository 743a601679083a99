import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { difference, type Part } from "../../../provider/text/difference";
import { visibleCharacter } from "../../../provider/text/display";

const marks = (parts: readonly Part[]) => parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");
const both = (before: string, after: string) => {
  const seen = difference(before, after);
  return [marks(seen.before), marks(seen.after)];
};

describe("two texts", () => {
  it.each([
    [
      "a dash for a hyphen",
      "Campaign - acme - (.*)",
      "Campaign – acme - (.*)",
      "Campaign [-] acme - (.*)",
      "Campaign [–] acme - (.*)",
    ],
    [
      "another host",
      "https://dev.example.com",
      "https://prod.example.com",
      "https://[dev].example.com",
      "https://[prod].example.com",
    ],
    ["a blank at the end", "acme", "acme ", "acme", "acme[ ]"],
    ["a blank that is not a blank", "a b", "a\u00a0b", "a[ ]b", "a[\\u{a0}]b"],
    ["a character that is not seen", "acme", "ac\u200bme", "acme", "ac[\\u{200b}]me"],
    ["an accent of its own", "\u00e9", "e\u0301", "[\u00e9]", "[e\u0301]"],
    ["a letter of another alphabet", "acme", "\u0430cme", "[a]cme", "[\u0430]cme"],
    ["nothing at all", "acme", "", "[acme]", ""],
    ["the same text", "acme", "acme", "acme", "acme"],
  ])("with %s are marked where they differ", (_what, before, after, markedBefore, markedAfter) => {
    expect(both(before, after)).toEqual([markedBefore, markedAfter]);
  });

  it("name the characters that look like others, and no others", () => {
    expect(difference("a - b", "a – b").lookalikes).toEqual(["- is U+002D (hyphen)", "– is U+2013 (en dash)"]);
    expect(difference("acme", "\u0430cme").lookalikes).toEqual(["\u0430 is U+0430"]);
    expect(difference("dev", "prod").lookalikes).toEqual([]);
  });

  it("are whole on each side, whatever they hold, and one mark is enough to tell them apart", () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (start, before, after) => {
        const [one, other] = [`${start}${before}${start}`, `${start}${after}${start}`];
        const seen = difference(one, other);
        const shown = (value: string) => [...value].map(visibleCharacter).join("");
        expect(seen.before.map((part) => part.text).join("")).toBe(shown(one));
        expect(seen.after.map((part) => part.text).join("")).toBe(shown(other));
        const unmarked = (parts: readonly Part[]) => parts.filter(({ differs }) => !differs).map((part) => part.text);
        expect(unmarked(seen.before).join("")).toBe(unmarked(seen.after).join(""));
        expect([...seen.before, ...seen.after].some(({ differs }) => differs)).toBe(one !== other);
      }),
      { numRuns: 200 },
    );
  });

  it("that are very long are compared by their beginnings and ends, and are still whole", () => {
    const [one, other] = ["a", "b"].map((middle) => `start ${middle.repeat(5000)} end`) as [string, string];
    expect(both(one, other)).toEqual([`start [${"a".repeat(5000)}] end`, `start [${"b".repeat(5000)}] end`]);
  });
});
