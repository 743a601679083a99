import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../provider/lifecycle/unknowns";
import { securityGroupDefinition } from "../../../provider/resources/security-group/definition";
import { securityGroupDrift } from "../../../provider/resources/security-group/drift";
import { groupArguments } from "../../../provider/resources/security-group/import-arguments";
import type { LiveGroup } from "../../../provider/resources/security-group/live";

const { warnings, equivalent } = securityGroupDefinition;

describe("a name with admin", () => {
  it.each([
    ["reviewers", false],
    ["Administrators", true],
    ["my-ADMIN", true],
    [UNKNOWN, false],
    [{ admin: true }, false],
    [undefined, false],
  ])("%j is warned of: %s", (groupName, isWarned) => {
    const said = warnings!({ groupName }, new Set() as never);
    expect(said).toEqual(isWarned ? [expect.stringContaining(`the name ${JSON.stringify(groupName)} contains`)] : []);
  });
});

describe("two values of an argument mean the same", () => {
  it.each<[string, unknown, unknown, boolean]>([
    ["rights", ["WORKFLOW", "export"], ["Export", " workflow "], true],
    ["rights", ["WORKFLOW"], ["export"], false],
    ["rights", ["WORKFLOW"], undefined, false],
    ["label", "Reviewers", "Reviewers", true],
    ["label", "Reviewers", "reviewers", false],
    ["description", "Approves", "Approves", true],
    ["onDelete", "keep", "keep", true],
    ["onDelete", ["b", "a"], ["a", "b"], false],
  ])("%s: %j and %j: %s", (argument, a, b, isSame) => {
    expect(equivalent(argument, a, b)).toBe(isSame);
  });
});

describe("drift of rights", () => {
  const findings = (wanted: unknown, found: unknown, changed = ["rights"]) =>
    securityGroupDrift.findings!({ wanted: { rights: wanted }, found: { rights: found }, changed } as never);

  it("names each that was taken away and each that was given", () => {
    expect(findings(["WORKFLOW"], ["export"])).toMatchObject([
      { field: "rights", label: "Rights", kind: "changed", wanted: "WORKFLOW" },
      { field: "rights", label: "Rights", kind: "changed", found: "export" },
    ]);
    expect(findings(["WORKFLOW"], [], [])).toMatchObject([{ kind: "notApplied", wanted: "WORKFLOW" }]);
    expect(findings(["workflow "], ["WORKFLOW"])).toEqual([]);
  });

  it.each([[undefined], ["WORKFLOW"], [["WORKFLOW", 1]], [[1]]])(
    "says nothing where %j is not a list of names",
    (odd) => {
      expect(findings(odd, ["export"])).toEqual([]);
      expect(findings(["export"], odd)).toEqual([]);
    },
  );
});

describe("a group as arguments", () => {
  const live = (row: object, rights?: string[]) =>
    ({
      row: { name: "reviewers", label: "Reviewers", attributes: {}, ...row },
      rights: rights?.map((name) => ({ name })),
    }) as unknown as LiveGroup;

  it("are what the group has", () => {
    const described = { attributes: { "<desc>": "Approves deliveries" } };
    expect(groupArguments(live(described, ["WORKFLOW"]))).toEqual({
      args: { groupName: "reviewers", label: "Reviewers", description: "Approves deliveries", rights: ["WORKFLOW"] },
      leftOut: [],
    });
    expect(groupArguments(live({ attributes: { "<desc>": "" } }))).toEqual({
      args: { groupName: "reviewers", label: "Reviewers" },
      leftOut: [],
    });
  });

  it("omit what a program could not say, with each reason", () => {
    const { args, leftOut } = groupArguments(live({ label: " Reviewers\u200b" }, []));
    expect(args).toEqual({ groupName: "reviewers", rights: [] });
    expect(leftOut).toEqual([
      expect.stringMatching(/^label: it starts .*; remove it; it contains an invisible character \(U\+200B\)/),
    ]);
    expect(groupArguments(live({}, ["export", " a "]))).toEqual({
      args: { groupName: "reviewers", label: "Reviewers" },
      leftOut: [expect.stringMatching(/^rights: it starts or ends with a blank.* \(at 1\)$/)],
    });
  });

  it("are none for a name that a program could not say, with all reasons", () => {
    const { args, leftOut } = groupArguments(live({ name: " a &amp; b " }));
    expect(args).toBeUndefined();
    expect(leftOut).toEqual([expect.stringMatching(/^its name it starts .*; remove it; it contains an HTML entity/)]);
  });
});
