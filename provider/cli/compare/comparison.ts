import type { Row } from "../../promotion/compare";
import { oneLine } from "../../text/display";
import { table } from "../output";

/** Two environments side by side. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly rows: readonly Row[];
  /** What was compared: what the stacks exported at their last `pulumi up`, or what the instances have now. */
  readonly source: "exports" | "instances";
}

/** The same for scripts; its form is kept, a change gets another `schemaVersion`. */
export function jsonOf({ before, after, rows, source }: Comparison): object {
  const wrong = rows.filter(({ verdict }) => verdict === "wrong").map(({ field }) => field);
  const lines = rows.map(({ field, values, verdict, note }) => ({
    field,
    before: values[0] ?? null,
    after: values[1] ?? null,
    verdict,
    ...(note === undefined ? {} : { note }),
  }));
  return { schemaVersion: 1, source, before, after, wrong, rows: lines };
}

/** A table with a line for each field. */
export function textOf({ before, after, rows, source }: Comparison): string {
  const lines = [
    ["field", before, after, "verdict"],
    ...rows.map((row) => [row.field, ...row.values.map((value) => oneLine(shown(value))), oneLine(verdictOf(row))]),
  ];
  const wrong = rows.filter(({ verdict }) => verdict === "wrong").length;
  const summary = wrong === 0 ? "Nothing is wrong" : `${wrong} ${wrong === 1 ? "is" : "are"} wrong`;
  return `${table(lines).join("\n")}\n\n${summary} ${where[source]}\n`;
}

const where = {
  exports:
    "in what the two stacks exported at their last `pulumi up`. No instance was contacted: --live-stacks contacts both.",
  instances: "on the two instances, as they are now.",
};

function verdictOf({ verdict, note }: Row): string {
  const words = {
    same: "in both, as it should be",
    different: "different, as it should be",
    wrong: "WRONG",
    free: "may differ",
    unknown: "cannot be known",
    excepted: "intentional exception",
  };
  return note === undefined ? words[verdict] : `${words[verdict]}: ${note}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return value.length === 0 ? "-" : value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}
