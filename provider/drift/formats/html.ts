import { type Markup, markup } from "../../html/markup";
import { lookalikes, marked } from "../../html/marked";
import { pageOf } from "../../html/page";
import type { Difference } from "../../text/difference";
import { nextStep, repairOf } from "../repair";
import type { DriftReport, Finding } from "../report-schema";
import { shownDifference } from "../shown-difference";
import { matrixOf } from "./html-matrix";
import { authorOf, countLine, lookedAt, subjectOf } from "./plain";

/** A page for people: where something differs at a glance, then each difference with its marks, its author, its meaning and its repair. */
export function toHtml(report: DriftReport): string {
  const { stack, findings, errors, complete } = report;
  const incomplete = complete ? "" : markup`<p class=warning>Not everything could be looked at.</p>\n`;
  const failures = errors.length === 0 ? "" : markup`<h2>Errors</h2>\n<ul>\n${errors.map(item)}</ul>\n`;
  const differences = findings.length === 0 ? "" : markup`<h2>Differences</h2>\n${groupsOf(findings).map(section)}`;
  return pageOf({
    title: `Drift of ${stack}`,
    summary: markup`<p class="verdict ${verdictClass(report)}">${verdict(report)}</p>
      ${incomplete}<p>Next: ${sentence(nextStep(report))}.</p>`,
    content: markup`${failures}${matrixOf(report)}${differences}`,
    footer: footer(report),
  });
}

const item = (text: string) => markup`<li><code>${text}</code></li>\n`;

function footer(report: DriftReport): Markup {
  const { project, stack, checkedAt, tool } = report;
  const of = project === "" ? "" : markup`Project ${project}, `;
  return markup`<p>${of}stack ${stack}, <time datetime="${checkedAt}">${checkedAt}</time>. ${lookedAt(report)} by
    <code>${tool.name}</code> ${tool.version}. Nothing was written.</p>`;
}

function verdict({ status, findings, counts }: DriftReport): string {
  if (findings.length > 0) return countLine(counts);
  return status === "error" ? "could not be looked at" : "in sync";
}

function verdictClass({ findings, status }: DriftReport): string {
  return findings[0]?.severity ?? (status === "error" ? "unknown" : "good");
}

interface Numbered {
  readonly finding: Finding;
  /** Its place in the report, by which the matrix refers to it. */
  readonly at: number;
}

/** What is the same of each finding of a group is said once: hundreds of instances often differ in one field. */
function groupsOf(findings: readonly Finding[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  for (const [at, finding] of findings.entries()) {
    const { severity, kind, field, type, meaning } = finding;
    const key = JSON.stringify([severity, kind, field ?? type, meaning]);
    const group = groups.get(key) ?? [];
    group.push({ finding, at });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function section(group: readonly Numbered[]): Markup {
  const { finding } = group[0]!;
  const { severity, kind, label, meaning } = finding;
  const title = [
    subjectOf(finding),
    ...(label === undefined ? [] : [` (“${label}”)`]),
    ...(kind === "notApplied" ? [", not applied yet"] : []),
  ];
  return markup`<h3><span class=${severity}>${severity}</span>: ${title}</h3>
    <p>Means: ${meaning}.</p>
    <p>Repair: ${sentence(repairOf(finding))}.</p>
    ${finding.wanted === undefined ? places(group) : values(group)}`;
}

function values(group: readonly Numbered[]): Markup {
  const shown = group.map(({ finding }) => shownDifference(finding));
  const rows = group.map((numbered, at) => valueRow(numbered, shown[at]!));
  return markup`<div class=scroll role=region aria-label="${regionOf(group[0]!)}" tabindex=0>
    <table class=values>
    <thead><tr><th scope=col>Instance<th scope=col>Wanted<th scope=col>Found<th scope=col>Account last changed by</thead>
    <tbody>
    ${rows}</table>
    </div>
    ${lookalikes(shown)}`;
}

/** Each region of the page has a name of its own. */
const regionOf = ({ finding, at }: Numbered) => `${subjectOf(finding)} (from ${at + 1} on)`;

// End tags that HTML lets one omit are omitted: there may be thousands of rows.
function valueRow({ finding, at }: Numbered, shown: Difference): Markup {
  const found = markup`${marked(shown.after)}${more(finding)}`;
  const author = authorOf(finding) || "unknown";
  return markup`<tr id=d${at}><th scope=row>${placeOf(finding)}<td>${marked(shown.before)}<td>${found}<td>${author}\n`;
}

function places(group: readonly Numbered[]): Markup {
  return markup`<ul>
    ${group.map(({ finding, at }) => markup`<li id=d${at}>${placeOf(finding)}${more(finding)}</li>\n`)}</ul>
    `;
}

function more({ detail }: Finding): Markup | "" {
  return detail === undefined ? "" : markup`<small>${detail}</small>`;
}

/** The instance, and the resource in it. */
export function placeOf({ instance, resource }: Pick<Finding, "instance" | "resource">): string {
  return [instance, resource].filter((part) => part !== "").join(" › ");
}

/** A sentence of ours with its commands set as code. */
function sentence(text: string): Markup {
  return markup`${text.split("`").map((part, at) => (at % 2 === 1 ? markup`<code>${part}</code>` : part))}`;
}
