import type { Row } from "../../promotion/compare";
import { oneLine } from "../../text/display";
import type { Span, Style } from "../../text/styled";
import { type Block, laidOut } from "../terminal/layout";

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

/** The same in a file. */
export function textOf(comparison: Comparison): string {
  return laidOut(blocksOf(comparison), { width: Infinity, hasColors: false });
}

/** A table with a line for each field, what it comes to, and the next step. */
export function blocksOf(comparison: Comparison): Block[] {
  const { before, after, rows } = comparison;
  const { isFine, summary, next } = summaryOf(comparison);
  const lines = rows.map((row) => [
    row.field,
    ...row.values.map((value) => oneLine(shown(value))),
    { text: `${symbols[row.verdict]} ${oneLine(verdictOf(row))}`, style: styles[row.verdict] },
  ]);
  const head = ["field", before, after, "verdict"].map((text) => ({ text, style: "strong" as const }));
  const sign: Span = isFine ? { text: "✔", style: "good" } : { text: "✖", style: "bad" };
  return [
    { rows: [head, ...lines] },
    { spans: [] },
    { spans: [sign, ` ${summary}`], hang: 2 },
    { spans: [{ text: "Next: ", style: "strong" }, `${next}.`], hang: 6 },
  ];
}

const symbols = { same: "✔", different: "✔", wrong: "✖", free: "○", unknown: "?", excepted: "▲" } as const;
const styles: Readonly<Partial<Record<Row["verdict"], Style>>> = {
  same: "good",
  different: "good",
  wrong: "bad",
  excepted: "warning",
};

/** What a comparison comes to, and what to do then. */
export function summaryOf({ rows, source, after }: Comparison): { isFine: boolean; summary: string; next: string } {
  const wrong = rows.filter(({ verdict }) => verdict === "wrong").length;
  const summary = wrong === 0 ? "Nothing is wrong" : `${wrong} ${wrong === 1 ? "is" : "are"} wrong`;
  const next =
    wrong === 0
      ? "nothing to do"
      : `correct what is wrong in the program of ${after} or on its instance, and compare again`;
  return { isFine: wrong === 0, summary: `${summary} ${where[source]}`, next };
}

const where = {
  exports:
    "in what the two stacks exported at their last `pulumi up`. No instance was contacted: --live-stacks contacts both.",
  instances: "on the two instances, as they are now.",
};

/** A verdict in words. */
export function verdictOf({ verdict, note }: Row): string {
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

/** A value as it stands in a table. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return value.length === 0 ? "-" : value.join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}
