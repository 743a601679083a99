import { entries } from "../../resources/registry";
import { visible } from "../../text/display";
import type { DriftReport, Finding } from "../report-schema";

/** A text from elsewhere, in one line that shows what it is. */
export function plain(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, " "));
}

type Value = NonNullable<Finding["wanted"]>;

/** Whether it stands for a secret instead of being a value. */
export function isHidden(value: Value | undefined): boolean {
  return typeof value === "string" && /^\[(secret|(maybe )?changed by hand)\]$/.test(value);
}

/** A value as it stands in a sentence: texts in quotes, the masks of secrets as they are. */
export function shownValue(value: Value | undefined): string {
  if (value === undefined) return "—";
  if (isHidden(value)) return String(value);
  return plain(JSON.stringify(value));
}

/** What somebody reads first of a finding: `callbackServer ("Callback server")`, or `account`. */
export function subjectOf({ field, type }: Finding): string {
  return field ?? nounOf(type);
}

/** What a resource of this class is on the instance. */
export function nounOf(name: string): string {
  return entries.find((entry) => entry.name === name)!.noun;
}

/** `j.doe, 2026-11-24 12:17:06.589Z`, as far as it is known. */
export function authorOf({ by, at }: Finding): string {
  return [by, at].flatMap((part) => (part === undefined ? [] : plain(part))).join(", ");
}

/** One finding in one line. */
export function sentenceOf(finding: Finding): string {
  const { wanted, found, meaning, detail, kind } = finding;
  const values = wanted === undefined ? "" : ` is ${shownValue(found)} instead of ${shownValue(wanted)}`;
  const author = authorOf(finding);
  return [
    `${kind === "notApplied" ? "not applied: " : ""}${subjectOf(finding)}${values}: ${meaning}.`,
    ...(author === "" ? [] : [`Account last changed by ${author}.`]),
    ...(detail === undefined ? [] : [plain(detail)]),
  ].join(" ");
}

/** `2 resources looked at`: those that could be. */
export function lookedAt({ resources }: DriftReport): string {
  const count = resources.filter(({ status }) => status !== "unknown").length;
  return `${count} resource${count === 1 ? "" : "s"} looked at`;
}

/** `3 findings: 2 critical, 1 info`. */
export function countLine(counts: Readonly<Record<Finding["severity"], number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return `${total} finding${total === 1 ? "" : "s"}: ${parts.map(([severity, count]) => `${count} ${severity}`).join(", ")}`;
}
