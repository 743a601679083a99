import { expect } from "vitest";
import type { Ran } from "./pulumi.ts";

/** The lines of a `--diff` that show a property, without the padding: `~ tenant: "a" => "b"`. */
export function propertyDiff(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^[+~-] +\w+ *: (?!\()/.test(line))
    .map((line) => line.replace(/^([+~-]) +(\w+) *:/, "$1 $2:"));
}

/** What `preview --refresh --diff` shows: the drift, then how `up` would repair it; of one resource, if it is named. */
export function driftAndRepair(text: string, name?: string): { drift: string[]; repair: string[] } {
  const [drift = "", ...repair] = text.split("pulumi:pulumi:Stack: (same)");
  const of = (part: string) => propertyDiff(name === undefined ? part : sectionOf(part, name));
  return { drift: of(drift), repair: of(repair.join("")) };
}

/** What a `--diff` says of one resource. */
function sectionOf(text: string, name: string): string {
  return text
    .split(/\n(?= *[@+~-]+ ?\S+: \([a-z-]+\))/)
    .filter((section) => section.includes(`::${name}]`))
    .join("\n");
}

/** The operations of a `--diff`, by the resource's name: `{ account: "replace" }`. Those that are the same are left out. */
export function operations(text: string): Record<string, string> {
  const found = text.matchAll(/: \((create|update|delete|replace|refresh|read)\)[^]*?\[urn=[^\]]*::([\w-]+)\]/g);
  return Object.fromEntries(
    [...found].filter(([, operation]) => operation !== "refresh").map(([, operation, name]) => [name!, operation!]),
  );
}

/** What a run says that it has done with a resource, in the order it came: `created`, `updated`, `deleted`. A resource that is the same is not named. */
export function operationsDone({ stdout }: Ran, name: string): string[] {
  const lines = stdout.matchAll(/^ +[@+~-]+ +\S+ ([\w-]+) (created|updated|deleted|replaced|read|refreshed)\b/gm);
  return [...lines].filter(([, which]) => which === name).map(([, , done]) => done!);
}

/** Without what Pulumi's own SDK adds after `--continue-on-error`: of each resource that failed, where in the SDK that was noticed. */
export function withoutPulumisTraces(ran: Ran): Ran {
  const [stdout, stderr, text] = [ran.stdout, ran.stderr, ran.text].map((said) =>
    said.replace(/^.*error: Error: resource \S+ \[\S+\] failed to register\n(\s+at .*\n)*/gm, ""),
  ) as [string, string, string];
  return { ...ran, stdout, stderr, text };
}

/**
 * A failure as a user should see it: one paragraph with our code, said as often as Pulumi says things (while it runs, and once more
 * in the summary), and nothing of our insides.
 */
export function expectReadable(ran: Ran, code: string, ...texts: string[]): void {
  expect(ran.code, ran.text).not.toBe(0);
  expect(ran.text).toContain(code);
  for (const text of texts) expect(ran.text).toContain(text);
  expect(ran.text).not.toMatch(/^\s*at \S+ \(|^\s+at .*:\d+/m);
  expect(ran.text).not.toMatch(/node_modules|node:internal|\bACC5001\b|undefined|\[object/);
  const summary = ran.stdout.includes("Diagnostics:") ? ran.stdout.split("Diagnostics:")[1]! : ran.stderr;
  const paragraphs = summary.split("\n").filter((line) => line.includes(`${code}: `));
  expect(paragraphs.length, summary).toBeGreaterThan(0);
  expect(new Set(paragraphs.map((line) => line.trim())).size, summary).toBe(paragraphs.length);
  for (const line of paragraphs) expect(line).toMatch(/^\s*(error: |\* )/);
}

/** What a run says of one resource: while it runs, and in its diagnostics. */
export function diagnosticsOf(ran: Ran, name: string): Ran {
  const [progress = "", diagnostics = ""] = ran.stdout.split("\nDiagnostics:\n");
  const lines = progress.split("\n").filter((line) => line.includes(` ${name} `));
  const sections = diagnostics.split(/\n(?= {2}\S+ \([\w-]+\):\n)/).filter((each) => each.includes(` (${name}):\n`));
  const stdout = [...lines, "Diagnostics:", ...sections].join("\n");
  return { ...ran, text: stdout, stdout };
}
