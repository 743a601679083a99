import { version } from "../version";
import { type EngineEvent, partsOf } from "./events";
import { judge } from "./judge";
import { instanceOf, observe } from "./observed";
import type { DriftReport, Finding } from "./report-schema";

const ranks: readonly Finding["severity"][] = ["critical", "warning", "info"];

export interface Preview {
  readonly events: readonly EngineEvent[];
  /** What Pulumi said outside of the events when it failed. */
  readonly failure: string | undefined;
}

/** Makes the report of one preview: what differs, the most serious first, and whether everything could be looked at. */
export function reportOf(stack: string, { events, failure }: Preview, now: Date): DriftReport {
  const { resources, errors: unknown } = observe(events);
  const { findings, errors: failures, isExplained } = judge(events, resources);
  const errors = [...unknown, ...failures];
  // A preview that failed for reasons which are findings has said all there is; one that was ended halfway has not.
  if (failure !== undefined && failures.length === 0 && !isExplained) errors.push(failure);
  const ranked = ranks.flatMap((severity) => findings.filter((each) => each.severity === severity));
  return {
    version: 1,
    tool: { name: "adobe-campaign drift", version },
    checkedAt: now.toISOString(),
    project: resources[0] === undefined ? "" : partsOf(resources[0].urn).project,
    stack,
    status: errors.length > 0 ? "error" : findings.length > 0 ? "drift" : "in sync",
    complete: failure === undefined && errors.length === 0,
    counts: countsOf(findings),
    resources: resources.map((seen) => ({
      urn: seen.urn,
      name: seen.name,
      type: seen.entry.name,
      instance: instanceOf(seen),
      status: findings.some(({ urn }) => urn === seen.urn) ? "drift" : seen.refreshed ? "in sync" : "unknown",
    })),
    findings: ranked,
    errors: errors.map(shortened),
  };
}

function countsOf(findings: readonly Finding[]): DriftReport["counts"] {
  const count = (severity: Finding["severity"]) => findings.filter((each) => each.severity === severity).length;
  return { critical: count("critical"), warning: count("warning"), info: count("info") };
}

const LONGEST = 600;

/** A program's stack trace or a plugin's chatter helps nobody in a report. */
function shortened(message: string): string {
  const lines = message.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  const text = lines.slice(0, 4).join("\n");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
