import { describe, expect, it } from "vitest";

import type { ProductProfile } from "../../../provider/experience-cloud/product-profiles";
import { readinessReport, type Sides } from "../../../provider/readiness/report";

const mask = "Campaign - acme - (.*)";
const groups = ["admin", "operators", "deliveryManagers"];
const called = (...names: string[]): ProductProfile[] => names.map((name) => ({ name: `Campaign - acme - ${name}` }));

function look(sides: Partial<Sides>) {
  const report = readinessReport({ mask, profiles: called("operators"), groups, expectedGroups: [], ...sides });
  const of = (severity: string) => report.findings.filter((each) => each.severity === severity).map(({ text }) => text);
  const stops = report.findings.filter((each) => each.stops).map(({ text }) => text);
  return { report, errors: of("error"), warnings: of("warning"), notes: of("info"), stops };
}

describe("of profiles and groups", () => {
  it("who is matched, and which groups nobody can reach", () => {
    const { report, errors, warnings, notes } = look({
      profiles: [...called("operators"), { name: "Adobe Analytics" }, { name: "Campaign - acme2 - operators" }],
    });
    expect(report.rows).toMatchObject([{ isMatched: true, reading: { group: "operators" } }]);
    expect(report.unrelated.map(({ profile }) => profile)).toEqual(["Adobe Analytics", "Campaign - acme2 - operators"]);
    expect(report.unreachable).toEqual(["admin", "deliveryManagers"]);
    expect([errors, warnings]).toEqual([[], []]);
    expect(notes).toEqual(['no profile leads to the groups "admin", "deliveryManagers"']);
  });

  it("nobody matched stops; so does nothing else that is not expected", () => {
    expect(look({ profiles: called("nobody") }).stops).toEqual([
      expect.stringContaining("none of 1 product profiles leads to a security group"),
    ]);
    expect(look({ profiles: called("operators", "", "x", "Operators") }).stops).toEqual([]);
  });

  it.each<[string, ProductProfile, string]>([
    ["without a group", { name: "Campaign - acme - sales" }, 'there is no group "sales"'],
    ["whose group is spelled otherwise", { name: "Campaign - acme - Operators" }, 'did you mean "operators"?'],
    ["near by case", { name: "campaign - acme - operators" }, "differs by upper and lower case"],
    ["that is empty", { name: "Campaign - acme - operators", memberCount: 0 }, "nobody is in it"],
    ["with admin in its name", { name: "Campaign - acme - admin" }, "opens the Campaign Control Panel"],
  ])("a profile %s is a warning", (_which, profile, text) => {
    const { warnings, errors } = look({ profiles: [...called("operators"), profile] });
    expect(warnings).toEqual([expect.stringContaining(text)]);
    expect(errors).toEqual([]);
  });

  it("a technical profile, or one of a named right, is no warning", () => {
    const { warnings, notes } = look({
      profiles: called("operators", "messagecenter", "export"),
      namedRights: ["export"],
    });
    expect(warnings).toEqual([]);
    expect(notes).toEqual(
      expect.arrayContaining([expect.stringContaining("is technical"), expect.stringContaining("a named right")]),
    );
  });

  it("a profile that names no group is an error, and does not stop", () => {
    const { errors, stops } = look({ profiles: called("operators", "") });
    expect(errors).toEqual([expect.stringContaining("no name of a group is left")]);
    expect(stops).toEqual([]);
  });

  it("profiles that are not known are said to be, with the reason", () => {
    const { warnings, stops, report } = look({ profiles: undefined, notVerified: "user management: it is throttled" });
    expect(warnings).toEqual(["the product profiles are not verified: user management: it is throttled"]);
    expect(stops).toEqual([]);
    expect(report.unreachable).toEqual([]);
  });
});

describe("an expected group", () => {
  it("that exists and is reached is no finding", () => {
    expect(look({ expectedGroups: ["operators"] }).errors).toEqual([]);
  });

  it.each<[string, Partial<Sides>, string]>([
    ["does not exist", { expectedGroups: ["sales"], profiles: called("sales", "operators") }, "there are: "],
    [
      "is spelled otherwise",
      { expectedGroups: ["Admin"], profiles: called("Admin", "operators") },
      'did you mean "admin"?',
    ],
    ["has no profile", { expectedGroups: ["admin"] }, 'it would be called "Campaign - acme - admin"'],
    [
      "has a profile that is nearly right",
      { expectedGroups: ["admin"], profiles: [...called("operators"), { name: "Campaign \u2013 acme - admin" }] },
      "is near, but it differs by a typographic dash",
    ],
    [
      "is none that the mask can name",
      { expectedGroups: ["operators"], mask: "Campaign - acme - (a.*)", profiles: undefined },
      "can never name",
    ],
  ])("that %s stops", (_which, sides, text) => {
    expect(look(sides).stops).toEqual([expect.stringContaining(text)]);
  });

  it("is judged by the form of the mask where the profiles are not known", () => {
    expect(look({ expectedGroups: ["admin", "operators"], profiles: undefined }).stops).toEqual([]);
  });

  it("of which all is wrong is told twice, in two sentences", () => {
    expect(look({ expectedGroups: ["sales"] }).stops).toHaveLength(2);
  });
});
