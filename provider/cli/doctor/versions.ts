/** What this package needs, and what some of its features need. */
export const needed = {
  /** `engines` of package.json. */
  node: "22",
  /** `peerDependencies` of package.json. */
  sdk: "3.216",
  /** From here on a preview that found drift ends with 7, and other failures with codes of their own. */
  exitCodes: "3.227",
  /** From here on `pulumi preview` takes all that `adobe-campaign drift` asks of it. */
  driftReport: "3.231",
  /** From here on `pulumi import` takes the file that `adobe-campaign import` writes. */
  importFile: "3.254",
} as const;

/** Compares by numbers; what comes after them (`-dev.1`) does not count. */
export function atLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? "0").split(".").map(Number));
  for (const [index, number] of want!.entries()) {
    const difference = (have![index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
