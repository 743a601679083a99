import type { DriftReport } from "../report-schema";

/** As `pulumi-adobe-campaign/drift.schema.json` describes it. */
export function toJson(report: DriftReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
