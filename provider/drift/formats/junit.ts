import { escapeAttribute } from "../../xml/escape";
import type { DriftReport, Finding } from "../report-schema";
import { plain, sentenceOf, subjectOf } from "./plain";

/** One test case for each resource that is in sync and for each finding: what shows test results shows drift too. */
export function toJUnit(report: DriftReport): string {
  const { findings, errors, resources, stack } = report;
  const clean = resources.filter(({ status }) => status === "in sync");
  const cases = [
    ...clean.map(
      ({ name, instance }) => `    <testcase${attributes({ classname: place(instance, name), name: "in sync" })}/>`,
    ),
    ...findings.map(failedCase),
    ...errors.map((error) => {
      const title = attributes({ classname: `drift of ${stack}`, name: "preview" });
      return `    <testcase${title}><error${attributes({ message: error })}/></testcase>`;
    }),
  ];
  const totals = { tests: cases.length, failures: findings.length, errors: errors.length };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "adobe-campaign drift", ...totals })}>`,
    `  <testsuite${attributes({ name: `drift of ${stack}`, ...totals, timestamp: report.checkedAt })}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function failedCase(finding: Finding): string {
  const { instance, resource, severity, kind } = finding;
  const title = attributes({ classname: place(instance, resource), name: `${subjectOf(finding)} (${kind})` });
  return `    <testcase${title}><failure${attributes({ type: severity, message: sentenceOf(finding) })}/></testcase>`;
}

function place(instance: string, resource: string): string {
  return [instance, resource].filter((part) => part !== "").join(".");
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(name, plain(String(value)))}"`)
    .join("");
}
