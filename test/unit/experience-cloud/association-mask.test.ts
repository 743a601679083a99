import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { maskProblems } from "../../../provider/experience-cloud/association-mask";
import { maskWarnings } from "../../../provider/experience-cloud/mask-literals";

describe("an association mask", () => {
  it.each([
    "Campaign - acme - (.*)",
    "CampaignV6 - acme - (.*)",
    "campaign - acme - (.+)",
    "Campaign \\(EU\\) - acme - (.*)",
    "Campaign - (?:acme|acme2) - (.*)",
    "Campaign - acme - ([a-z]+)",
    "(.*) - acme",
    "Kampagne - größe - (.*)",
  ])("may be %s", (mask) => {
    expect(maskProblems(mask)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ["empty", "", /it is empty/],
    ["blank", " \t ", /it is empty/],
    ["a blank before", " Campaign - acme - (.*)", /starts or ends with a blank/],
    ["a blank after", "Campaign - acme - (.*) ", /starts or ends with a blank/],
    ["two blanks", "Campaign -  acme - (.*)", /two blanks in a row/],
    ["an HTML entity", "Campaign - acme - (.&#42;)", /HTML entity/],
    ["a hexadecimal entity", "Campaign - acme - (.&#x2A;)", /HTML entity/],
    ["a named entity", "Campaign &amp; acme - (.*)", /HTML entity/],
    ["curly quotes", "\u201cCampaign - acme - (.*)\u201d", /typographic quotes/],
    ["quotes around", '"Campaign - acme - (.*)"', /wrapped in quotes/],
    ["a long dash", "Campaign \u2013 acme - (.*)", /typographic dash/],
    ["a non-breaking blank", "Campaign\u00a0- acme - (.*)", /non-breaking/],
    ["an invisible blank", "Campaign - acme\u200b - (.*)", /invisible character \(U\+200B\)/],
    ["a line break", "Campaign - acme\n- (.*)", /line break/],
    ["the placeholder of the tenant", "Campaign - tenant_id - (.*)", /placeholder/],
    ["the placeholder of the group", "Campaign - acme - internal_name", /placeholder/],
    ["a control character", "Campaign - acme\u0001 - (.*)", /control character/],
    ["look-ahead", "Campaign - acme - (?=x)(.*)", /look-around/],
    ["a named group", "Campaign - acme - (?<group>.*)", /named group/],
    ["a back-reference", "Campaign - (acme) - \\1", /back-reference/],
    ["an alternative outside of its group", "Campaign - acme - (.*)|Campaign - other", /alternative \(\|\) outside/],
    ["no group", "Campaign - acme - .*", /exactly one capture group.*has 0/],
    ["two groups", "Campaign - (acme) - (.*)", /exactly one capture group.*has 2/],
    ["an open group", "Campaign - acme - (.*", /not a valid expression/],
    ["a backslash at the end", "Campaign - acme - (.*)\\", /not a valid expression/],
    ["an impossible repetition", "Campaign - acme - (.*)**", /not a valid expression/],
    ["no fixed part", "(.*)", /no fixed part/],
    ["punctuation as its fixed part", " - (.*)".trim(), /no fixed part/],
  ])("may not have %s", (_what, mask, reason) => {
    expect(maskProblems(mask).join("; ")).toMatch(reason);
  });

  it("has every problem named at once", () => {
    expect(maskProblems(" Campaign \u2013 tenant_id  - .&#42; ").length).toBeGreaterThanOrEqual(6);
  });

  it("of any text is judged without an exception", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("(", ")", "?", "\\", "[", "]", "|", "*", "a", ":") })),
        (mask) => {
          for (const problem of maskProblems(mask)) expect(problem).toMatch(/^it /);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("that passes compiles, and captures the group's name", () => {
    const part = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
    fc.assert(
      fc.property(part, part, (tenant, group) => {
        const mask = `Campaign - ${tenant} - (.*)`;
        fc.pre(maskProblems(mask).length === 0);
        expect(new RegExp(`^${mask}$`).exec(`Campaign - ${tenant} - ${group}`)?.[1]).toBe(group);
      }),
    );
  });
});

describe("characters of the fixed part that are meant as they are written", () => {
  it.each([
    ["Campaign - acme+co - (.*)", /write \\\+ for the character, or \(\?:e\)\+/],
    ["Campaign - acme + co - (.*)", /write \\\+ for the character/],
    ["Campaign - acme* - (.*)", /any number of times; write \\\*/],
    ["Campaign - acme? - (.*)", /write \\\?/],
    ["Campaign - acme{x} - (.*)", /\{/],
    ["Campaign - acme [EU] - (.*)", /one of these letters; write \\\[EU\\\] for the characters, or \(\?:E\|U\)/],
    ["[EU] - acme - (.*)", /write \\\[EU\\\]/],
    ["Campaign - a$ap - (.*)", /the end of a name; write \\\$/],
    ["Campaign - a^b - (.*)", /the start of a name; write \\\^/],
    ["Campaign - acme (EU) - (.*)", /has 2; write \\\( and \\\) for brackets/],
    ["Campaign - a|b - (.*)", /or \\\| for the character/],
    ["Campaign - <tenant> - (.*)", /the placeholder <tenant>/],
    ["Campaign - {tenant} - (.*)", /the placeholder \{tenant\}/],
    ["Campaign - ${tenant} - (.*)", /the placeholder \$\{tenant\}/],
    ["Campaign - [tenant] - (.*)", /the placeholder \[tenant\]/],
    ["Campaign - %TENANT% - (.*)", /the placeholder %TENANT%/],
    ["Campaign - your-tenant - (.*)", /the placeholder your-tenant/],
    ["Campaign - undefined - (.*)", /the placeholder undefined/],
  ])("are refused where an expression reads them otherwise: %s", (mask, reason) => {
    expect(maskProblems(mask).join("; ")).toMatch(reason);
  });

  it.each([
    "Campaign - acme\\+co \\[EU\\] a\\.b \\$ \\^ - (.*)",
    "[Cc]ampaign - acme[0-9] [A-Z] - (.*)",
    "Campaign\\s*-\\s+acme - (.*)",
    "Campaign *- *acme - (.*)",
    "^Campaign - acme - ([a-z+]{2,})$",
    "Campaign - (?:acme+co)+ - (.*)",
    "Campaign - nullable undefinedness - (.*)",
  ])("may be written so that they are not: %s", (mask) => {
    expect(maskProblems(mask)).toEqual([]);
  });

  it("are only warned of where they match more than is meant", () => {
    expect(maskProblems("Campaign - acme.fr - (.*)")).toEqual([]);
    expect(maskWarnings("Campaign - acme.fr - (.*)")).toEqual([
      'in the association mask, the dot in "acme.fr" stands for any character, so that profiles of other tenants or instances may match too; write \\. for a dot',
    ]);
    expect(maskWarnings("Campaign - .* - (.*)")).toEqual([expect.stringContaining('the dot in ".*"')]);
    expect(maskWarnings("Campaign - (.*).fr")).toEqual([expect.stringContaining('the dot in ".fr"')]);
  });

  it.each(["Campaign - acme\\.fr - (.*)", "Campaign - acme[.]fr - (.*)", "Campaign - (?:acme.fr) - (.*)"])(
    "are not warned of in %s",
    (mask) => expect(maskWarnings(mask)).toEqual([]),
  );
});
