export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Measures two things in turn (A B, B A, A B, …), so that whatever else the machine does meets both alike. The first pair warms
 * the file cache and is forgotten.
 */
export async function interleave<T>(
  pairs: number,
  ours: () => Promise<T>,
  rival: () => Promise<T>,
): Promise<{ ours: T[]; rival: T[] }> {
  const measured = { ours: [] as T[], rival: [] as T[] };
  for (let pair = 0; pair <= pairs; pair++) {
    const order = pair % 2 === 0 ? (["ours", "rival"] as const) : (["rival", "ours"] as const);
    for (const which of order) {
      const value = await (which === "ours" ? ours() : rival());
      if (pair > 0) measured[which].push(value);
    }
  }
  return measured;
}

/** The middle of the differences within each pair. */
export function pairedDifference(ours: readonly number[], rival: readonly number[]): number {
  return median(ours.map((value, pair) => value - rival[pair]!));
}

/** The middle of the ratios within each pair. */
export function pairedRatio(ours: readonly number[], rival: readonly number[]): number {
  return median(ours.map((value, pair) => value / rival[pair]!));
}
