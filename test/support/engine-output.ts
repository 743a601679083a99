/** The lines of a `--diff` that show a property, without the padding: `~ tenant: "a" => "b"`. */
export function propertyDiff(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^[+~-] +\w+ *: (?!\()/.test(line))
    .map((line) => line.replace(/^([+~-]) +(\w+) *:/, "$1 $2:"));
}

/** What `preview --refresh --diff` shows: the drift, then how `up` would repair it. */
export function driftAndRepair(text: string): { drift: string[]; repair: string[] } {
  const [drift = "", ...repair] = text.split("pulumi:pulumi:Stack: (same)");
  return { drift: propertyDiff(drift), repair: propertyDiff(repair.join("")) };
}

/** The operations of a `--diff`, by the resource's name: `{ account: "replace" }`. Those that are the same are left out. */
export function operations(text: string): Record<string, string> {
  const found = text.matchAll(/: \((create|update|delete|replace|refresh|read)\)[^]*?\[urn=[^\]]*::([\w-]+)\]/g);
  return Object.fromEntries([...found].filter(([, operation]) => operation !== "refresh").map(([, operation, name]) => [name!, operation!]));
}
