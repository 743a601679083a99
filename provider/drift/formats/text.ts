import type { DriftReport, Finding } from "../report-schema";
import { authorOf, countLine, lookedAt, plain, shownValue, subjectOf } from "./plain";

/** For people at a terminal, and for the log of a job. */
export function toText(report: DriftReport): string {
  return [headline(report), ...report.findings.flatMap((finding) => ["", ...paragraph(finding)]), ""].join("\n");
}

/** The report in one line. */
export function headline(report: DriftReport): string {
  const { stack, status, complete, counts, findings } = report;
  const about = `Stack ${plain(stack)}`;
  if (findings.length > 0)
    return `${about}: ${countLine(counts)}${complete ? "" : "; not everything could be looked at"}`;
  return status === "error" ? `${about}: could not be looked at` : `${about}: in sync (${lookedAt(report)})`;
}

function paragraph(finding: Finding): string[] {
  const { severity, kind, instance, resource, label, wanted, found, meaning, detail } = finding;
  const where = [instance, resource]
    .filter((part) => part !== "")
    .map(plain)
    .join(" › ");
  const about = `${subjectOf(finding)}${label === undefined ? "" : ` ("${label}")`}`;
  const author = authorOf(finding);
  const rows: [string, string][] = [
    ...(wanted === undefined
      ? []
      : ([
          ["wanted", shownValue(wanted)],
          ["found", shownValue(found)],
        ] as [string, string][])),
    ...(author === "" ? [] : ([["changed by", author]] as [string, string][])),
    ["means", meaning],
    ...(detail === undefined ? [] : ([["more", plain(detail)]] as [string, string][])),
  ];
  const title = `${severity.toUpperCase()}  ${where} › ${about}${kind === "notApplied" ? " (not applied yet)" : ""}`;
  return [title, ...rows.map(([name, text]) => `  ${name.padEnd(11)}${text}`)];
}
