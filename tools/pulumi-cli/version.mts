/** The oldest CLI that will do: the first that takes the file of `adobe-campaign import`, which the tests do. */
export const oldestCli = "3.254.0";

/** "v3.259.0", "3.259.0-alpha.1+build" → [3, 259, 0]; undefined if it is not a version. */
function numbersOf(version: string): number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
  return match?.slice(1).map(Number);
}

/** Negative, zero or positive, as for sort. What is not a version is older than everything. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  return a.map((n, i) => n - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

export const recentEnough = (version: string): boolean => compareVersions(version, oldestCli) >= 0;
