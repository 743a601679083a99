import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { render } from "../../../provider/drift/render";
import type { DriftReport, Finding } from "../../../provider/drift/report-schema";
import { expectJson, expectJUnit, expectMarkdown, expectSarif } from "../../support/drift-formats";

const finding: Finding = {
  severity: "critical",
  kind: "changed",
  instance: "dev",
  resource: "ims-account",
  type: "ImsExternalAccount",
  urn: "urn:pulumi:test::shop::type::ims-account",
  field: "callbackServer",
  label: "Callback server",
  attribute: "callbackServer",
  wanted: "https://dev.example.com",
  found: "https://prod.example.com",
  by: "j.doe",
  at: "2026-11-24 12:17:06.589Z",
  meaning: "people are sent to another host after signing in",
};

function reportWith(findings: Finding[], more: Partial<DriftReport> = {}): DriftReport {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  return {
    version: 1,
    tool: { name: "adobe-campaign drift", version: "1.0.0" },
    checkedAt: "2026-11-24T12:00:00.000Z",
    project: "shop",
    stack: "test",
    status: findings.length > 0 ? "drift" : "in sync",
    complete: true,
    counts: { critical: count("critical"), warning: count("warning"), info: count("info") },
    resources: [
      {
        urn: finding.urn,
        name: "ims-account",
        type: finding.type,
        instance: "dev",
        status: findings.length > 0 ? "drift" : "in sync",
      },
      { urn: "urn:p", name: "ims-package", type: "IntegrationPackage", instance: "dev", status: "in sync" },
    ],
    findings,
    errors: [],
    ...more,
  };
}

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
    expect(as("text", drifted)).toBe(`Stack test: 3 findings: 2 critical, 1 info

CRITICAL  dev › ims-account › callbackServer ("Callback server")
  wanted     "https://dev.example.com"
  found      "https://prod.example.com"
  changed by j.doe, 2026-11-24 12:17:06.589Z
  means      people are sent to another host after signing in

CRITICAL  dev › ims-account › clientSecret ("Callback server")
  wanted     [secret]
  found      [changed by hand]
  changed by j.doe, 2026-11-24 12:17:06.589Z
  means      people are sent to another host after signing in

INFO  dev › p › package (not applied yet)
  means      not applied
`);
    expect(as("text", reportWith([]))).toBe("Stack test: in sync (2 resources looked at)\n");
    const [first, second] = reportWith([]).resources;
    const half = reportWith([], { resources: [first!, { ...second!, status: "unknown" }] });
    expect(as("markdown", half)).toContain("1 resource looked at, ");
    expect(as("text", failed)).toBe("Stack test: could not be looked at\n");
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
      'dev › ims-account: callbackServer is "https://prod.example.com" instead of "https://dev.example.com": people are sent to another host after signing in. Changed by j.doe, 2026-11-24 12:17:06.589Z.',
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
  const awkward = fc.constantFrom(
    "|",
    "\\|",
    "`",
    "``",
    "<b>",
    "&amp;",
    "@acme",
    "\n",
    "\r\n",
    "\u001b[31m",
    "\u009b",
    "]]>",
    "{0}",
    "[a](b)",
    "\u202e",
    "\ud800",
    "\ufffe",
    "\uffff",
    "https://x.example.com",
    "<!--",
    "$x$",
  );
  const text = fc
    .array(fc.oneof(awkward, fc.string({ unit: "binary" })), { maxLength: 6 })
    .map((parts) => parts.join(""));
  const awkwardReport = fc
    .record({
      instance: text,
      resource: text,
      urn: text,
      wanted: text,
      found: fc.oneof(text, fc.array(text), fc.boolean()),
      by: text,
      at: text,
      detail: text,
      error: text,
    })
    .map(({ error, ...values }) =>
      reportWith([{ ...finding, ...values }], { errors: [error], status: "error", complete: false, stack: values.by }),
    );

  it("each format stays what it is", () => {
    fc.assert(
      fc.property(awkwardReport, (report) => {
        expect(expectJson(as("json", report))).toEqual(JSON.parse(JSON.stringify(report)));
        expect(expectSarif(as("sarif", report)).results).toHaveLength(1);
        expect(expectJUnit(as("junit", report))).toHaveLength(3);
        const rows = expectMarkdown(as("markdown", report));
        expect(rows.map((row) => row.length)).toEqual([7, 7, 7]);
        const plain = as("text", report);
        expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
        expect(plain.split("\n")).toHaveLength(9);
      }),
      { numRuns: 1000 },
    );
  });
});
