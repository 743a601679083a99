import { oneLine } from "../../text/display";
import { table } from "../output";
import type { Line } from "./line";

/** A diagnosis for people: one line each, but one line for neighbours that were not checked for one and the same reason. */
export function diagnosisText(lines: readonly Line[]): string[] {
  return table(gathered(lines).map(row));
}

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

function row(group: readonly Line[]): string[] {
  const { status, check, text, remedy } = group[0]!;
  if (group.length > 1)
    return [status, `${group.length} checks`, `${oneLine(text)}: ${group.map((line) => line.check).join(", ")}`];
  return [status, check, oneLine(remedy === undefined ? text : `${text} -> ${remedy}`)];
}
