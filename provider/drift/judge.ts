import type { Diagnostic, EngineEvent } from "./events";
import type { Wanted } from "../resources/entry";
import { differences } from "./fields";
import { type About, aboutOf, gone, notApplied, otherInstance, secondAccount } from "./finding";
import type { Observed } from "./observed";
import type { Finding } from "./report-schema";

export interface Judgement {
  readonly findings: Finding[];
  /** What kept us from looking. */
  readonly errors: string[];
  /** Whether a failure is among the findings: if so, they explain why the preview ended early. */
  readonly isExplained: boolean;
}

/** What differs between the program, the state and the instances; and what kept us from looking. */
export function judge(events: readonly EngineEvent[], resources: readonly Observed[]): Judgement {
  const findings = resources.flatMap((seen) => findingsOf(seen, others(resources, seen)));
  const errors: string[] = [];
  let isExplained = false;
  for (const { urn, message } of failuresIn(events)) {
    const about = resources.find((each) => each.urn === urn);
    const finding = about && explained(aboutOf(about), message);
    isExplained ||= finding !== undefined;
    if (finding === undefined) errors.push(message);
    // Two resources on one instance fail for the same reason.
    else if (!findings.some(({ kind, detail }) => kind === finding.kind && detail === finding.detail))
      findings.push(finding);
  }
  return { findings, errors: [...new Set(errors)], isExplained };
}

function findingsOf(seen: Observed, wantedElsewhere: readonly Wanted[]): Finding[] {
  const { refreshed, planned, remembered } = seen;
  if (refreshed === undefined) return planned === undefined || remembered !== undefined ? [] : [notApplied(seen)];
  if (!refreshed.new) return [gone(seen)];
  return differences(seen, refreshed, wantedElsewhere);
}

/** Errors that say something of the instance, rather than that it could not be looked at. */
function explained(about: About, message: string): Finding | undefined {
  const code = codeIn(message);
  if (code === "ACC4002") return secondAccount(about, message);
  return code === "ACC4001" ? otherInstance(about, message) : undefined;
}

function codeIn(message: string): string | undefined {
  return /^(ACC\d{4}): /.exec(message)?.[1];
}

/** Without the resource's name in front: all resources on one instance fail for the same reason, which is reported once. */
function withoutSubject(message: string): string {
  return message.replace(/^[^\n]{1,300}?: (?=ACC\d{4}: )/, "");
}

function failuresIn(events: readonly EngineEvent[]): Diagnostic[] {
  return (
    events
      .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
      .filter(({ severity }) => severity === "error")
      .map((each) => ({ ...each, message: withoutSubject(each.message.trim().replace(/^Preview failed: /, "")) }))
      .filter(({ message }) => message !== "" && message !== "preview failed")
      // They come in any order: the same night must make the same report.
      .sort((a, b) => compare(a.urn ?? "", b.urn ?? "") || compare(a.message, b.message))
  );
}

/** What the other resources of the program want. */
function others(resources: readonly Observed[], seen: Observed): Wanted[] {
  return resources
    .filter(({ name, entry }) => name !== seen.name && entry === seen.entry)
    .map(({ name, planned, remembered }) => ({ resource: name, inputs: (planned?.new ?? remembered)?.inputs ?? {} }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
