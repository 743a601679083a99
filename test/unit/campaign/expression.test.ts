import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { allOf, anyOf, attributePath, differs, equals, isOneOf, literal } from "../../../provider/campaign/expression";

/** Reads one literal as documented: single quotes, a backslash before a quote or a backslash. `undefined` if anything is left. */
function unquote(text: string): string | undefined {
  if (text[0] !== "'") return undefined;
  let value = "";
  for (let at = 1; at < text.length; at++) {
    if (text[at] === "'") return at === text.length - 1 ? value : undefined;
    if (text[at] === "\\") at++;
    value += text[at];
  }
  return undefined;
}

describe("a literal", () => {
  it("holds any text, and nothing gets out of it", () => {
    const awkward = fc.string({ unit: fc.constantFrom("'", "\\", '"', " ", "a", "\n", "]", ")") });
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: "binary" })), (text) => {
        expect(unquote(literal(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("is what Adobe's client writes", () => {
    expect(literal("a'b\\c")).toBe("'a\\'b\\\\c'");
  });
});

describe("an expression", () => {
  it.each([
    ["name", "@name"],
    ["folder-id", "[@folder-id]"],
    ["modifiedBy/@name", "[modifiedBy/@name]"],
  ])("of the attribute %s", (attribute, path) => {
    expect(attributePath(attribute)).toBe(path);
  });

  it("keeps each part apart", () => {
    expect(equals("type", 3)).toBe("@type = 3");
    expect(equals("name", "O'Hara")).toBe("@name = 'O\\'Hara'");
    expect(differs("modifiedBy-id", 0)).toBe("[@modifiedBy-id] <> 0");
    expect(isOneOf("name", ["a", "b') OR (1=1"])).toBe("@name IN ('a', 'b\\') OR (1=1')");
    expect(anyOf("a", allOf("b", "c"))).toBe("(a) OR ((b) AND (c))");
  });
});
