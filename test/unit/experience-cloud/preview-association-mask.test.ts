import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { AssociationMaskError } from "../../../provider/errors/association-mask-error";
import { canCapture, fixedStart, profileNameFor } from "../../../provider/experience-cloud/mask-parts";
import { previewAssociationMask } from "../../../provider/index";

const mask = "Campaign - acme - (.*)";

const read = (profile: string, by = mask) => previewAssociationMask(by, [profile])[0]!;

describe("a profile", () => {
  it.each([
    ["Campaign - acme - operators", "operators"],
    ["Campaign - acme - approval admin", "approval admin"],
    ["Campaign - acme - Operators", "Operators"],
  ])("%s is linked to %s", (profile, group) => {
    expect(read(profile)).toMatchObject({ verdict: "linked", group, misses: [] });
  });

  it.each([
    ["campaign - acme - operators", ["case"]],
    ["CAMPAIGN - Acme - operators", ["case"]],
    ["Campaign - acme -  operators", ["blank"]],
    ["Campaign - acme - operators ", ["blank"]],
    [" Campaign - acme - operators", ["blank"]],
    ["Campaign -acme- operators", ["blank"]],
    ["Campaign\u00a0- acme - operators", ["blank"]],
    ["Campaign - acme - \u200boperators", ["blank"]],
    ["Campaign \u2013 acme - operators", ["dash"]],
    ["Campaign - acme - \u201coperators\u201d", ["quotes"]],
    ['"Campaign - acme - operators"', ["quotes"]],
    ["campaign \u2013 acme -  operators", ["case", "blank", "dash"]],
    ["My Campaign - acme - operators", ["unanchored"]],
    ["My campaign - acme - operators", ["case", "unanchored"]],
  ])("%j is a near miss by %j", (profile, misses) => {
    expect(read(profile)).toMatchObject({ verdict: "near-miss", group: "operators", misses });
    expect(read(profile).explanation).toContain('write "Campaign - acme - operators"');
  });

  it.each([
    ["Campaign - acme2 - operators", "other-tenant"],
    ["campaign - other - operators", "other-tenant"],
    ["Campaign - acme - ", "empty"],
    ["Campaign - acme -", "empty"],
    ["Campaigns of Bob", "no-match"],
    ["Adobe Analytics - acme - operators", "no-match"],
    ["", "no-match"],
  ])("%j is not linked: %s", (profile, verdict) => {
    expect(read(profile)).toMatchObject({ verdict, group: undefined, misses: [] });
  });

  it("with admin in its name opens the Control Panel; the message center's is technical", () => {
    expect(read("Campaign - acme - approval admin")).toMatchObject({ controlPanel: true, technical: false });
    expect(read("Campaign - acme - messagecenter")).toMatchObject({ controlPanel: false, technical: true });
    expect(read("Campaign - acme2 - admin")).toMatchObject({ controlPanel: false, technical: false });
    expect(read("Campaign - acme - operators")).toMatchObject({ controlPanel: false, technical: false });
  });

  it.each([
    ["Campaign (.*)", "Campaign operators", "linked"],
    ["Campaign (.*)", "Campaigns of Bob", "no-match"],
    ["Adobe Campaign_(.*)", "Adobe Campaign_operators", "linked"],
    ["(.*) - acme", "operators - acme", "linked"],
    ["Campaign - (?:acme|acme2) - (.*)", "Campaign - acme2 - operators", "linked"],
    ["Campaign - acme - ([a-z]+)", "Campaign - acme - op2", "near-miss"],
    ["^Campaign \\(EU\\) - (.+)$", "Campaign (EU) - operators", "linked"],
  ])("%s makes of %j: %s", (by, profile, verdict) => {
    expect(read(profile, by).verdict).toBe(verdict);
  });
});

it("a mask that cannot be used is refused with every reason", () => {
  expect(() => previewAssociationMask(" Campaign \u2013 tenant_id", [])).toThrow(AssociationMaskError);
  expect(() => previewAssociationMask(" Campaign \u2013 tenant_id", [])).toThrow(
    /blank.*dash.*placeholder.*one capture/s,
  );
});

describe("a mask's parts", () => {
  it.each([
    ["Campaign - acme - (.*)", "Campaign - acme - "],
    ["^Campaign \\(EU\\) - (.+)$", "Campaign (EU) - "],
    ["Campaigns? - (.*)", "Campaign"],
    ["Campaign - (?:a|b) - (.*)", "Campaign - "],
    ["(.*) - acme", ""],
    ["Campaign", "Campaign"],
    ["a^b - (.*)", "a"],
    ["a\\.b\\d - (.*)", "a.b"],
    ["a\\", "a"],
    ["a[bc] - (.*)", "a"],
  ])("%s starts with %j", (by, start) => {
    expect(fixedStart(by)).toBe(start);
  });

  it("tell the name that a profile must have, and which groups can be named at all", () => {
    expect(profileNameFor("^Campaign \\(EU\\) - (.+) - x$", "ops")).toBe("Campaign (EU) - ops - x");
    expect(profileNameFor("Campaign - (.+)$", "ops")).toBe("Campaign - ops");
    expect(profileNameFor("Campaign - (.+) \\$ x", "ops")).toBe("Campaign - ops $ x");
    expect(profileNameFor("Campaign - (.+) $ x", "ops")).toBeUndefined();
    expect(profileNameFor("a ^ b - (.+)", "ops")).toBeUndefined();
    expect(profileNameFor("Campaign.* - (.*)", "ops")).toBeUndefined();
    expect(profileNameFor("Campaign - ([a-z]+)", "ops2")).toBeUndefined();
    expect(canCapture("Campaign - ((?:a|b)[)]+)", "a))")).toBe(true);
    expect(canCapture("Campaign - ([a-z]+)", "ops2")).toBe(false);
  });
});

describe("of a thousand names", () => {
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/);
  const group = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
  const literalMask = word.map((tenant) => `Campaign - ${tenant} - (.*)`);
  const many = { numRuns: 1000 };

  it("each that is made for a group is linked to it", () => {
    fc.assert(
      fc.property(literalMask, group, (by, name) => {
        expect(read(profileNameFor(by, name)!, by)).toMatchObject({ verdict: "linked", group: name });
      }),
      many,
    );
  });

  it("each that is spoilt in one way is a near miss by exactly this", () => {
    const spoil = fc.constantFrom<[string, (name: string) => string]>(
      ["blank", (name) => name.replace(" - ", "  - ")],
      ["blank", (name) => `${name}\u00a0`],
      ["dash", (name) => name.replace("-", "\u2014")],
      ["quotes", (name) => `\u201c${name}\u201d`],
      ["case", (name) => name.replace("Campaign", "campaign")],
      ["unanchored", (name) => `My ${name}`],
    );
    fc.assert(
      fc.property(literalMask, group, spoil, (by, name, [way, spoilt]) => {
        const reading = read(spoilt(profileNameFor(by, name)!), by);
        expect(reading).toMatchObject({ verdict: "near-miss", group: name, misses: [way] });
      }),
      many,
    );
  });

  it("none throws, and none is linked that the expression itself does not match as a whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.boolean(), (text, isPrefixed) => {
        const name = isPrefixed ? `Campaign - acme - ${text}` : text;
        const { verdict, group: found, explanation } = read(name);
        expect(explanation).not.toMatch(/undefined/);
        if (verdict === "linked") expect(/^Campaign - acme - (.*)$/.exec(name)?.[1]).toBe(found);
      }),
      many,
    );
  });
});
