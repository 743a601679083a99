import { plainOf, type Style, type StyledLine } from "../../text/styled";
import type { Part } from "../../text/difference";
import { nextStep } from "../repair";
import type { DriftReport, Finding } from "../report-schema";
import { shownDifference } from "../shown-difference";
import { authorOf, countLine, lookedAt, plain, subjectOf } from "./plain";

/** For a file, and for the log of a job. */
export function toText(report: DriftReport): string {
  return plainOf(toLines(report));
}

/** For people at a terminal: the findings, the gravest first, then what they come to, and the next step. */
export function toLines(report: DriftReport): StyledLine[] {
  const next = { spans: [{ text: "Next: ", style: "strong" as const }, `${nextStep(report)}.`], hang: 6 };
  return [...report.findings.flatMap((finding) => [...paragraph(finding), { spans: [] }]), headline(report), next];
}

/** The report in one line. */
function headline(report: DriftReport): StyledLine {
  const { stack, status, complete, counts, findings } = report;
  const about = `Stack ${plain(stack)}`;
  if (findings.length > 0) {
    const more = complete ? "" : "; not everything could be looked at";
    return { spans: [mark(findings[0]!.severity), ` ${about}: ${countLine(counts)}${more}`], hang: 2 };
  }
  if (status === "error") return { spans: [{ text: "✖", style: "bad" }, ` ${about}: could not be looked at`], hang: 2 };
  return { spans: [{ text: "✔", style: "good" }, ` ${about}: in sync (${lookedAt(report)})`], hang: 2 };
}

const symbols = { critical: "✖", warning: "▲", info: "●" } as const;
const styles: Readonly<Record<Finding["severity"], Style>> = { critical: "bad", warning: "warning", info: "info" };

const mark = (severity: Finding["severity"]) => ({ text: symbols[severity], style: styles[severity] });

const LABEL = 13;

function paragraph(finding: Finding): StyledLine[] {
  const { severity, kind, instance, resource, label, wanted, meaning, detail } = finding;
  const where = [instance, resource]
    .filter((part) => part !== "")
    .map(plain)
    .join(" › ");
  const about = `${subjectOf(finding)}${label === undefined ? "" : ` ("${label}")`}`;
  const notYet = kind === "notApplied" ? " (not applied yet)" : "";
  const author = authorOf(finding);
  return [
    {
      spans: [
        { text: `${symbols[severity]} ${severity.toUpperCase()}`, style: styles[severity] },
        "  ",
        { text: `${where} › ${about}`, style: "strong" },
        notYet,
      ],
      hang: 4,
    },
    ...(wanted === undefined ? [] : values(finding)),
    ...(author === "" ? [] : [{ spans: [`  account last changed by ${author}`], hang: 4 }]),
    row("means", [meaning]),
    ...(detail === undefined ? [] : [row("more", [plain(detail)])]),
  ];
}

function values(finding: Finding): StyledLine[] {
  const { before, after, lookalikes } = shownDifference(finding);
  return [
    row("wanted", marked(before, "wanted")),
    row("found", marked(after, "found")),
    ...(lookalikes.length === 0 ? [] : [row("characters", [lookalikes.join(", ")])]),
  ];
}

function marked(parts: readonly Part[], style: Style): StyledLine["spans"] {
  return parts.map(({ text, differs }) => (differs ? { text, style } : text));
}

function row(name: string, spans: StyledLine["spans"]): StyledLine {
  return { spans: [{ text: `  ${name}`.padEnd(LABEL), style: "quiet" }, ...spans], hang: LABEL };
}
