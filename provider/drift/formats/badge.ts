import { markup } from "../../html/markup";
import type { DriftReport } from "../report-schema";

/** A small picture for a README or a dashboard: the stack, and in a word how it is. */
export function toBadge(report: DriftReport): string {
  const label = `drift ${shortened(report.stack)}`;
  const { word, color } = verdictOf(report);
  const [left, right] = [widthOf(label), widthOf(word)];
  const title = `${label}: ${word}`;
  // The lengths of the texts are given, so that they fit whatever font the viewer has.
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" viewBox="0 0 ${left + right} 20" role="img" aria-label="${title}">
    <title>${title}</title>
    <rect width="${left}" height="20" fill="#3d444d"/>
    <rect x="${left}" width="${right}" height="20" fill="${color}"/>
    <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="${left / 2}" y="14" textLength="${left - 12}">${label}</text>
    <text x="${left + right / 2}" y="14" textLength="${right - 12}">${word}</text>
    </g>
    </svg>
    `.text;
}

function verdictOf({ status, complete, findings, counts }: DriftReport): { word: string; color: string } {
  const partly = complete ? "" : ", incomplete";
  if (findings.length === 0)
    return status === "error" ? { word: "unknown", color: "#57606a" } : { word: "in sync", color: "#116329" };
  if (counts.critical > 0) return { word: `${counts.critical} critical${partly}`, color: "#a40e26" };
  if (counts.warning > 0)
    return { word: `${counts.warning} warning${counts.warning === 1 ? "" : "s"}${partly}`, color: "#7a4100" };
  return { word: `${counts.info} info${partly}`, color: "#0550ae" };
}

const LONGEST = 40;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : text;
}

const widthOf = (text: string) => 12 + [...text].length * 7;
