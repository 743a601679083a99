/** A column is not made narrower than this for another one's sake. */
const LEAST = 8;
/** The first column, which names what a row is about, stays whole up to here. */
const NAME = 24;

/** The widths of a table's columns: those of their longest cells, or less of the widest ones where these do not fit together. */
export function columnWidths(cells: readonly (readonly number[])[], width: number, gap: number): number[] {
  const natural = cells.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell)), []);
  const least = natural.map((cell, at) => Math.min(cell, at === 0 ? NAME : LEAST));
  const widths = [...natural];
  const room = width - gap * (widths.length - 1);
  const spare = () => widths.map((each, at) => (each > least[at]! ? each : 0));
  while (widths.reduce((sum, each) => sum + each, 0) > room) {
    const widest = Math.max(...spare());
    if (widest === 0) break;
    const at = spare().indexOf(widest);
    widths[at] = widths[at]! - 1;
  }
  return widths;
}
