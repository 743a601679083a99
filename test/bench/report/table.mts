import { median, pairedDifference, pairedRatio } from "./median.mts";

/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly rival: string;
  /** Ratio to the rival, or difference from it. */
  readonly compared: string;
  readonly target: string;
  /** `undefined` where there is no target. */
  readonly met: boolean | undefined;
}

const amount = (value: number, unit: string): string => {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "" ? text : `${text} ${unit}`;
};

const times = (ratio: number): string => `× ${ratio.toFixed(2)}`;

/** A count or a length that must not be more than `limit`. Without a limit it is only shown. */
export function atMost(what: string, ours: number, limit?: number, unit = "", rival?: number): Row {
  return {
    what,
    ours: amount(ours, unit),
    rival: rival === undefined ? "—" : amount(rival, unit),
    compared: rival === undefined || rival === 0 ? "—" : times(ours / rival),
    target: limit === undefined ? "—" : limit === 0 ? "0" : `≤ ${amount(limit, unit)}`,
    met: limit === undefined ? undefined : ours <= limit,
  };
}

export function atLeast(what: string, ours: number, limit: number, unit: string): Row {
  const target = `≥ ${amount(limit, unit)}`;
  return { what, ours: amount(ours, unit), rival: "—", compared: "—", target, met: ours >= limit };
}

/** Measured in pairs; ours may be more than the rival by `limit`. Without a limit it is only shown. */
export function moreByAtMost(
  what: string,
  { ours, rival }: { ours: number[]; rival: number[] },
  limit: number | undefined,
  unit: string,
): Row {
  const difference = pairedDifference(ours, rival);
  return {
    what,
    ours: amount(median(ours), unit),
    rival: amount(median(rival), unit),
    compared: `${difference < 0 ? "−" : "+"}${amount(Math.abs(difference), unit)}`,
    target: limit === undefined ? "—" : `≤ +${amount(limit, unit)}`,
    met: limit === undefined ? undefined : difference <= limit,
  };
}

/** Measured in pairs; ours may be this part of the rival. */
export function timesAtMost(
  what: string,
  { ours, rival }: { ours: number[]; rival: number[] },
  limit: number,
  unit: string,
): Row {
  const ratio = pairedRatio(ours, rival);
  return {
    what,
    ours: amount(median(ours), unit),
    rival: amount(median(rival), unit),
    compared: times(ratio),
    target: `≤ × ${limit}`,
    met: ratio <= limit,
  };
}

const titles = ["what", "ours", "rival", "compared", "target", ""];

export function formatTable(rows: readonly Row[]): string {
  const verdict = ({ met }: Row) => (met === undefined ? "" : met ? "met" : "NOT met");
  const lines = rows.map((row) => [row.what, row.ours, row.rival, row.compared, row.target, verdict(row)]);
  const cells = [titles, ...lines];
  const widths = titles.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const format = (line: string[]) =>
    line
      .map((cell, column) =>
        column === 0 || column > 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd();
  return [format(titles), widths.map((width) => "─".repeat(width)).join("  "), ...lines.map(format)].join("\n");
}
