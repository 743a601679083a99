/** The part of vitest's JSON report that we read. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Totals of a run. A file that failed before its first test (a syntax error, say) counts as one failure. */
export function totals(report: VitestReport | undefined): { passed: number; failed: number } {
  if (report === undefined) return { passed: 0, failed: 0 };
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** The drawers whose tests run the Pulumi CLI. */
const onTheEngine = ["engine", "package"];

/** Do these vitest arguments leave room for a test that needs the Pulumi CLI? Only `--project` is understood; when in doubt, yes. */
export function needsPulumiCli(args: string[]): boolean {
  const projects = args.flatMap((arg, index) => {
    if (arg.startsWith("--project=")) return [arg.slice("--project=".length)];
    return arg === "--project" ? [args[index + 1] ?? ""] : [];
  });
  return projects.length === 0 || projects.some((name) => onTheEngine.includes(name) || /[*!]/.test(name));
}
