import { type Markup, markup } from "../../html/markup";
import type { DriftReport, Finding } from "../report-schema";
import { subjectOf } from "./plain";

type Resource = DriftReport["resources"][number];

/** Every resource that was looked at, and every field in which one of them differs: a cell that differs leads to what it is about. */
export function matrixOf({ resources, findings }: DriftReport): Markup | "" {
  if (resources.length === 0) return "";
  const subjects = [...new Set(findings.map(subjectOf))];
  const cells = cellsOf(findings);
  const head = subjects.map((subject) => markup`<th scope=col>${subject}`);
  return markup`<h2>Instances and fields</h2>
    <p>Fields in which nothing differs anywhere are not shown.</p>
    <div class=scroll role=region aria-label="Instances and fields" tabindex=0>
    <table>
    <thead><tr><th scope=col>Instance<th scope=col>Resource${head}<th scope=col>All</thead>
    <tbody>
    ${resources.map((resource) => row(resource, subjects, cells.get(resource.urn)))}</table>
    </div>
    `;
}

type Cells = Map<string, { readonly finding: Finding; readonly at: number }>;

/** By resource, then by field; of two findings about one field the first is the graver one. */
function cellsOf(findings: readonly Finding[]): Map<string, Cells> {
  const cells = new Map<string, Cells>();
  for (const [at, finding] of findings.entries()) {
    const ofResource = cells.get(finding.urn) ?? new Map<string, { finding: Finding; at: number }>();
    if (!ofResource.has(subjectOf(finding))) ofResource.set(subjectOf(finding), { finding, at });
    cells.set(finding.urn, ofResource);
  }
  return cells;
}

function row({ instance, name, status }: Resource, subjects: readonly string[], cells: Cells | undefined): Markup {
  const each = subjects.map((subject) => cell(cells?.get(subject), status));
  return markup`<tr><th scope=row>${instance}<td>${name}${each}<td class=${statusClass(status)}>${status}\n`;
}

// End tags that HTML lets one omit are omitted: there may be thousands of cells.
function cell(difference: { finding: Finding; at: number } | undefined, status: Resource["status"]): Markup {
  if (difference === undefined) return status === "unknown" ? markup`<td class=unknown>unknown` : markup`<td>same`;
  const { finding, at } = difference;
  return markup`<td class=${finding.severity}><a href=#d${at}>${finding.severity}</a>`;
}

function statusClass(status: Resource["status"]): string {
  return { "in sync": "good", drift: "wrong", unknown: "unknown" }[status];
}
