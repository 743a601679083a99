import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { render } from "../../../provider/drift/render";
import type { DriftReport } from "../../../provider/drift/report-schema";
import { finding, hostileReport, reportWith } from "../../support/drift-report";
import { expectJson, expectJUnit, expectMarkdown, expectSarif } from "../../support/drift-formats";

const as = (format: Parameters<typeof render>[1], report: DriftReport) => render(report, format, "Pulumi.yaml");

const drifted = reportWith([
  finding,
  { ...finding, field: "clientSecret", wanted: "[secret]", found: "[changed by hand]" },
  {
    severity: "info",
    kind: "notApplied",
    instance: "dev",
    resource: "p",
    type: "IntegrationPackage",
    urn: "urn:p",
    meaning: "not applied",
  },
]);
const failed = reportWith([], { status: "error", complete: false, errors: ["ACC2001: Nothing answers.\nTry again."] });

describe("a report", () => {
  it("as text reads well", () => {
    expect(as("text", drifted)).toBe(`✖ CRITICAL  dev › ims-account › callbackServer ("Callback server")
  wanted     "https://dev.example.com"
  found      "https://prod.example.com"
  account last changed by j.doe, 2026-11-24 12:17:06.589Z
  means      people are sent to another host after signing in

✖ CRITICAL  dev › ims-account › clientSecret ("Callback server")
  wanted     [secret]
  found      [changed by hand]
  account last changed by j.doe, 2026-11-24 12:17:06.589Z
  means      people are sent to another host after signing in

● INFO  dev › p › package (not applied yet)
  means      not applied

✖ Stack test: 3 findings: 2 critical, 1 info
Next: run \`pulumi up --refresh --run-program\`, which writes back what the program says and nothing else; to accept what was found, change the program.
`);
    expect(as("text", reportWith([]))).toBe("✔ Stack test: in sync (2 resources looked at)\nNext: nothing to do.\n");
    const [first, second] = reportWith([]).resources;
    const half = reportWith([], { resources: [first!, { ...second!, status: "unknown" }] });
    expect(as("markdown", half)).toContain("1 resource looked at, ");
    expect(as("text", failed)).toMatch(/^✖ Stack test: could not be looked at\nNext: do what the error says, .*\n$/);
  });

  it("as JSON follows the published schema", () => {
    for (const report of [drifted, failed, reportWith([])]) expect(expectJson(as("json", report))).toEqual(report);
  });

  it("as SARIF follows the standard's schema, with a place, a rule and a lasting fingerprint for each finding", () => {
    const run = expectSarif(as("sarif", drifted));
    expect(run.automationDetails.id).toBe("adobe-campaign-drift/shop/test/");
    expect(
      run.results.map(({ ruleId, level, ruleIndex }) => [run.tool.driver.rules[ruleIndex]!.id, ruleId, level]),
    ).toEqual([
      ["callbackServer", "callbackServer", "error"],
      ["clientSecret", "clientSecret", "error"],
      ["notApplied", "notApplied", "note"],
    ]);
    expect(run.results[0]!.message.text).toBe(
      'dev › ims-account: callbackServer is "https://prod.example.com" instead of "https://dev.example.com": people are sent to another host after signing in. Account last changed by j.doe, 2026-11-24 12:17:06.589Z.',
    );
    const next = expectSarif(
      as("sarif", reportWith([{ ...finding, found: "https://other.example.com", at: "later" }])),
    );
    expect(next.results[0]!.partialFingerprints).toEqual(run.results[0]!.partialFingerprints);
    const prints = run.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    expect(new Set(prints).size).toBe(3);
    const broken = expectSarif(as("sarif", failed));
    expect(broken.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(broken.invocations[0]!.toolExecutionNotifications).toHaveLength(1);
  });

  it("as SARIF escapes what the standard takes for placeholders and links", () => {
    const [result] = expectSarif(as("sarif", reportWith([{ ...finding, found: "{0} [a](b)" }]))).results;
    expect(result!.message.text).toContain('"{{0}} \\[a](b)"');
    expect(result!.properties["found"]).toBe("{0} [a](b)");
  });

  it("as JUnit has a case for each finding, for each resource in sync, and for each error", () => {
    expect(
      expectJUnit(as("junit", drifted)).map(({ classname, name, outcome, type }) => [classname, name, outcome, type]),
    ).toEqual([
      ["dev.ims-package", "in sync", undefined, undefined],
      ["dev.ims-account", "callbackServer (changed)", "failure", "critical"],
      ["dev.ims-account", "clientSecret (changed)", "failure", "critical"],
      ["dev.p", "package (notApplied)", "failure", "info"],
    ]);
    expect(expectJUnit(as("junit", failed)).filter(({ outcome }) => outcome === "error")).toHaveLength(1);
  });

  it("as markdown is a table that can be posted", () => {
    const text = as("markdown", drifted);
    expect(text).toMatch(/^### Drift of `test`: 3 findings: 2 critical, 1 info\n/);
    const [, , first] = expectMarkdown(text);
    expect(first).toEqual([
      "critical",
      "`dev` `ims-account`",
      "`callbackServer`",
      '`"https://dev.example.com"`',
      '`"https://prod.example.com"`',
      "`j.doe, 2026-11-24 12:17:06.589Z`",
      "people are sent to another host after signing in",
    ]);
    expect(as("markdown", reportWith([]))).toMatch(/^### Drift of `test`: in sync, nothing to do\n/);
    expect(as("markdown", failed)).toContain("- `ACC2001: Nothing answers. Try again.`");
  });
});

describe("whatever stands in the fields", () => {
  it("each format stays what it is", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(expectJson(as("json", report))).toEqual(JSON.parse(JSON.stringify(report)));
        expect(expectSarif(as("sarif", report)).results).toHaveLength(1);
        expect(expectJUnit(as("junit", report))).toHaveLength(3);
        const rows = expectMarkdown(as("markdown", report));
        expect(rows.map((row) => row.length)).toEqual([7, 7, 7]);
        const plain = as("text", report);
        expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
        expect(plain.split("\n").filter((line) => !line.startsWith("  characters "))).toHaveLength(10);
      }),
      { numRuns: 1000 },
    );
  });
});
