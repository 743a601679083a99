import { oneLine } from "../../text/display";
import type { Span, Style } from "../../text/styled";
import type { Block } from "../terminal/layout";
import type { Line } from "./line";

/** A diagnosis for people: one line each, but one line for neighbours that were not checked for one and the same reason. */
export function diagnosisBlocks(lines: readonly Line[]): Block[] {
  const problems = lines.filter(({ status }) => status === "problem");
  const counts = (Object.keys(symbols) as Line["status"][])
    .map((status) => ({ status, count: lines.filter((line) => line.status === status).length }))
    .flatMap(({ status, count }) => (count === 0 ? [] : [`${count} ${status}`]));
  const remedy = problems.find((line) => line.remedy !== undefined)?.remedy;
  const next =
    problems.length === 0
      ? "nothing to do"
      : `begin with the first problem${remedy === undefined ? "" : `: ${oneLine(remedy)}`}; then run the command again`;
  const sign: Span = problems.length === 0 ? { text: "✔", style: "good" } : { text: "✖", style: "bad" };
  return [
    { rows: gathered(lines).map(row) },
    { spans: [] },
    { spans: [sign, ` ${counts.join(", ")}`], hang: 2 },
    { spans: [{ text: "Next: ", style: "strong" }, `${next}.`], hang: 6 },
  ];
}

const symbols: Readonly<Record<Line["status"], string>> = { ok: "✔", warning: "▲", problem: "✖", "not checked": "○" };
const styles: Readonly<Partial<Record<Line["status"], Style>>> = { ok: "good", warning: "warning", problem: "bad" };

function gathered(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (line.status === "not checked" && first?.status === line.status && first.text === line.text) group!.push(line);
    else groups.push([line]);
  }
  return groups;
}

function row(group: readonly Line[]): (string | Span)[] {
  const { status, check, text, remedy } = group[0]!;
  const sign: Span = { text: `${symbols[status]} ${status}`, style: styles[status] };
  if (group.length > 1)
    return [sign, `${group.length} checks`, `${oneLine(text)}: ${group.map((line) => line.check).join(", ")}`];
  return [sign, check, oneLine(remedy === undefined ? text : `${text} -> ${remedy}`)];
}
