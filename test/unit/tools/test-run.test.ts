import { describe, expect, test } from "vitest";
import { needsPulumiCli, totals } from "../../../tools/test-run.mts";

describe("totals of a test run", () => {
  const ran = { status: "passed", assertionResults: [{}] };

  test("are those of vitest", () => {
    expect(totals({ numPassedTests: 7, numFailedTests: 2, testResults: [ran] })).toEqual({ passed: 7, failed: 2 });
  });

  test("count a file that could not be loaded", () => {
    const broken = { status: "failed", assertionResults: [] };
    const report = { numPassedTests: 7, numFailedTests: 0, testResults: [ran, broken] };
    expect(totals(report)).toEqual({ passed: 7, failed: 1 });
  });

  test("are nothing without a report", () => {
    expect(totals(undefined)).toEqual({ passed: 0, failed: 0 });
  });
});

describe("the Pulumi CLI is needed", () => {
  test.each([
    ["", true],
    ["test/unit/tools", true],
    ["--project unit", false],
    ["--project=unit --project host -t drift", false],
    ["--project unit --project engine", true],
    ["--project=package", true],
    ["--project=!unit", true],
    ["--project=*", true],
  ])("with `%s`: %s", (args, needed) => {
    expect(needsPulumiCli(args.split(" ").filter(Boolean))).toBe(needed);
  });
});
