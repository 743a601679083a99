import { jsonText } from "../../text/display";
import type { DriftReport } from "../report-schema";

/** As `pulumi-adobe-campaign/drift.schema.json` describes it. */
export function toJson(report: DriftReport): string {
  return `${jsonText(report, 2)}\n`;
}
