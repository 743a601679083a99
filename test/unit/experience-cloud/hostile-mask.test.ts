/** Masks come from instances too, and names from anybody: none of them may take long to read or to match. */
import { describe, expect, it } from "vitest";

import { maskProblems } from "../../../provider/experience-cloud/association-mask";
import { isSimple } from "../../../provider/experience-cloud/expressions";
import { canCapture, tokensOf } from "../../../provider/experience-cloud/mask-parts";
import { previewAssociationMask } from "../../../provider/experience-cloud/preview-association-mask";

const readingOf = (mask: string, name: string) => previewAssociationMask(mask, [name])[0]!;

describe("a mask is read once", () => {
  it.each([
    ["an open class with escapes", `Campaign - [${"\\a".repeat(40)}`],
    ["many open classes", "[".repeat(900)],
    ["many open classes with an escape each", "[\\".repeat(450)],
    ["many open groups", "(".repeat(900)],
  ])("with %s, and is not a valid expression", (_what, mask) => {
    expect(maskProblems(mask).join()).toMatch(/is not a valid expression/);
  });

  it("however long an unread one is: it is refused by its length", () => {
    expect(maskProblems("[".repeat(1_000_000))).toEqual([
      expect.stringMatching(/^it has 1000000 characters, and at most 1000/),
    ]);
    expect(maskProblems(`Campaign - ${"a".repeat(985)}(.*)`)).toEqual([]);
    expect(maskProblems(`Campaign - ${"a".repeat(986)}(.*)`)).toHaveLength(1);
  });

  it("into pieces that make up the whole, in time that grows as its length does", () => {
    const masks = ["a[b\\]c]\\(d(?:e|f)(.*)[", "[".repeat(200_000), `[${"\\a".repeat(200_000)}`, "\\".repeat(200_001)];
    for (const mask of masks) expect(tokensOf(mask).join("")).toBe(mask);
    expect(tokensOf("a[b\\]c]\\((?:e")).toEqual(["a", "[b\\]c]", "\\(", "(?:", "e"]);
    expect(tokensOf("[\\]")).toEqual(["[", "\\]"]);
    expect(tokensOf("[a][b)]")).toEqual(["[a]", "[b)]"]);
  });

  it.each([
    "Campaign \\a (.*)",
    "Campaign \\p{L} (.*)",
    "Campaign \\Q (.*)",
    "Campaign \\cA (.*)",
    "Campaign - ([[:alpha:]]+)",
  ])("and %j is refused, since dialects differ in it", (mask) => {
    expect(maskProblems(mask).join()).toMatch(/not every dialect reads alike/);
  });

  it("and refused where it cannot be judged in bounded time", () => {
    expect(maskProblems("Campaign - (?:a|b){1001} - (.*)").join()).toMatch(
      /cannot be judged within bounded time \(invalid repeat/,
    );
  });
});

describe("matching ends", () => {
  const long = "a".repeat(900);

  it.each<[string, string]>([
    ["Campaign - ((?:a+)+)", `Campaign - ${long}!`],
    ["Campaign - ((?:a|a)+)", `Campaign - ${long}!`],
    [`Campaign - (${"(?:a|a)".repeat(60)})`, `Campaign - ${"a".repeat(60)}!`],
    [`Campaign - (${"a?".repeat(200)}${"a".repeat(200)})`, `Campaign - ${"a".repeat(199)}`],
    [`Campaign - (${".*".repeat(30)})x`, `Campaign - ${long}`],
  ])("for %j", (mask, name) => {
    expect(isSimple(mask)).toBe(false);
    expect(maskProblems(mask)).toEqual([]);
    expect(["no-match", "other-tenant", "near-miss"]).toContain(readingOf(mask, name).verdict);
    expect(canCapture("Campaign - ((?:a+)+)", `${long}!`)).toBe(false);
  });

  it("with the same result as ever", () => {
    const mask = "Campaign - (?:acme|acme2) - ([a-z]+)";
    expect(isSimple(mask)).toBe(false);
    expect(readingOf(mask, "Campaign - acme2 - delivery")).toMatchObject({ verdict: "linked", group: "delivery" });
    expect(readingOf(mask, "campaign- acme -  delivery")).toMatchObject({ verdict: "near-miss", group: "delivery" });
    expect(readingOf(mask, "Campaign - other - delivery").verdict).toBe("other-tenant");
    expect(readingOf("Campaign - acme - (x?y*)", "Campaign - acme - ").verdict).toBe("empty");
    expect([canCapture(mask, "delivery"), canCapture(mask, "Delivery")]).toEqual([true, false]);
  });

  it("at a name that is longer than any", () => {
    expect(readingOf("Campaign - acme - (.*)", `Campaign - acme - ${"x".repeat(983)}`).verdict).not.toBe("linked");
    expect(readingOf("Campaign - acme - (.*)", `Campaign - acme - ${"x".repeat(982)}`).verdict).toBe("linked");
  });
});
