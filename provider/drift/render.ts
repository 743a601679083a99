import { toBadge } from "./formats/badge";
import { toHtml } from "./formats/html";
import { toJson } from "./formats/json";
import { toJUnit } from "./formats/junit";
import { toMarkdown } from "./formats/markdown";
import { toSarif } from "./formats/sarif";
import { toText } from "./formats/text";
import type { DriftReport } from "./report-schema";

const renderers = {
  text: toText,
  html: toHtml,
  svg: toBadge,
  json: toJson,
  markdown: toMarkdown,
  sarif: toSarif,
  junit: toJUnit,
} as const;

/** A report in one of its forms. `projectFile` is where SARIF points to. */
export function render(report: DriftReport, format: keyof typeof renderers, projectFile: string): string {
  return renderers[format](report, projectFile);
}
