/**
 * Texts that stand in the place of a value: what documentation writes, what masked output shows, and what a program makes of a value that
 * it does not have. Each problem is the end of a sentence that begins with the value's name.
 */

const PROBLEM = "is a placeholder, not a value; give the real one";

/** `********`, `[secret]`, `<client id>`, `${SECRET}`. What stands in brackets are words, so that no generated password is meant. */
const covered = /^(?:([*\u2022\u25cf#.?_x-])\1{2,}|\u2026+)$/i;
const bracketed =
  /^(?:<[\p{L}\w .:-]+>|\[[\p{L}\w .:-]+\]|\{+ ?[\p{L}\w .:-]+\}+|\$\{[\p{L}\w .:-]+\}|\$\([\p{L}\w .:-]+\)|\$[A-Z][A-Z_]+|%[A-Za-z][\w.-]+%)$/u;

/** As documentation calls things; compared without blanks, hyphens and underscores. */
const words =
  /^(?:(?:ims)?client(?:id|identifier|secret)|(?:the)?tenant(?:id|name)|your\w{3,}|my(?:client|tenant|secret)\w*|change(?:me|it)|todo|tbd|fixme|placeholder|redacted|internalname)$/i;

/** Alone it says enough: what else is wrong with a placeholder interests nobody. */
export function unlessPlaceholder(value: string, others: (value: string) => string[]): string[] {
  const found = placeholderProblems(value.trim());
  return found.length > 0 ? found : others(value);
}

/** For values that people do not choose themselves, such as what Adobe issued. */
export function placeholderProblems(value: string): string[] {
  const isWord = words.test(value.replace(/[\s_-]+/g, ""));
  return isWord || /^(.)\1{7,}$/s.test(value) ? [PROBLEM] : coveredProblems(value);
}

/** For values that people choose, such as passwords: only what nobody would choose. */
export function coveredProblems(value: string): string[] {
  const found = programProblems(value);
  return found.length === 0 && (covered.test(value) || bracketed.test(value)) ? [PROBLEM] : found;
}

/** What JavaScript writes where a text is made of something that has none. */
export function programProblems(value: string): string[] {
  if (/^(?:undefined|null|NaN|\[object \w+\])$/.test(value))
    return ["is what a program writes for a value that it does not have; give the value"];
  // The beginning of what an `Output` gives in a template. Source: @pulumi/pulumi, output.ts.
  if (value.includes("Calling [toString] on an [Output<T>]"))
    return ["was made of an Output as if that were a text; use pulumi.interpolate"];
  return [];
}
