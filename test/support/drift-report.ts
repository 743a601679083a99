/** Reports of drift as the command makes them. */
import fc from "fast-check";

import type { DriftReport, Finding } from "../../provider/drift/report-schema";

export const finding: Finding = {
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

export function reportWith(findings: Finding[], more: Partial<DriftReport> = {}): DriftReport {
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

const awkward = [
  "|",
  "\\|",
  "`",
  "``",
  "<b>",
  "</td>",
  "</style><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "'",
  "&amp;",
  "&#60;",
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
  "javascript:alert(1)",
  "<!--",
  "-->",
  "${1}",
  "$x$",
];

/** Texts that another format, a browser or a terminal would take for something else than a text. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary" })), { maxLength: 6 })
  .map((parts) => parts.join(""));

/** A report in which whatever is not ours is hostile. */
export const hostileReport = fc
  .record({
    instance: hostileText,
    resource: hostileText,
    urn: hostileText,
    wanted: hostileText,
    found: fc.oneof(hostileText, fc.array(hostileText), fc.boolean()),
    by: hostileText,
    at: hostileText,
    detail: hostileText,
    error: hostileText,
  })
  .map(({ error, ...values }) =>
    reportWith([{ ...finding, ...values }], { errors: [error], status: "error", complete: false, stack: values.by }),
  );
