import type { DriftReport, Finding } from "../report-schema";
import { authorOf, countLine, lookedAt, plain, shownValue, subjectOf } from "./plain";

/** For a comment on a pull or merge request. Everything that is not ours is shown as code, so that none of it is taken for markup. */
export function toMarkdown(report: DriftReport): string {
  const { status, complete, stack, findings, errors, counts } = report;
  const verdict =
    findings.length > 0 ? countLine(counts) : status === "error" ? "could not be looked at" : "in sync, nothing to do";
  return [
    `### Drift of ${code(stack)}: ${verdict}`,
    "",
    ...(findings.length > 0 ? [...table(findings), ""] : []),
    ...(complete
      ? []
      : [notEverything, "", ...errors.map((each) => `- ${code(each)}`), ...(errors.length > 0 ? [""] : [])]),
    `${lookedAt(report)}, ${report.checkedAt}. Repair with \`pulumi up --refresh --run-program\`, or change the program.`,
    "",
  ].join("\n");
}

const notEverything = "**Not everything could be looked at.**";

function table(findings: readonly Finding[]): string[] {
  return [
    "| | where | field | wanted | found | who, when | what it means |",
    "|---|---|---|---|---|---|---|",
    ...findings.map((finding) => {
      const { severity, instance, resource, wanted, found, meaning, detail, kind } = finding;
      const author = authorOf(finding);
      const cells = [
        severity,
        [instance, resource]
          .filter((part) => part !== "")
          .map(code)
          .join(" "),
        `${code(subjectOf(finding))}${kind === "notApplied" ? " (not applied yet)" : ""}`,
        wanted === undefined ? "" : code(shownValue(wanted)),
        wanted === undefined ? "" : code(shownValue(found)),
        author === "" ? "" : code(author),
        `${meaning}${detail === undefined ? "" : `: ${code(detail)}`}`,
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  ];
}

/** What a table or a code span would read as its own end. */
const awkward = /[`|\\]/;

/** Any text as code in one line; written with entities where a code span could not hold it. */
function code(text: string): string {
  const line = plain(text);
  if (line.trim() === "") return "";
  if (!awkward.test(line)) return `\`${line}\``;
  return `<code>${line.replace(/[^\p{L}\p{N} -]/gu, (each) => `&#${each.codePointAt(0)};`)}</code>`;
}
