import { expect, test } from "vitest";
import { type MutationReport, recordOf, scoreOf } from "../../../tools/mutation/record.mts";

const source = "const a = 1;\nif (a > 0) {\n  send();\n}\n";
const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});
const mutant = (status: string, replacement: string, location = at(2, 5, 2, 10)) => ({
  status,
  replacement,
  location,
  mutatorName: "Any",
});

const report = (...mutants: MutationReport["files"][string]["mutants"]): MutationReport => ({
  files: { "provider/x.ts": { source, mutants } },
});

test("what a test noticed, or what never ended, counts as noticed; what no test reaches does not", () => {
  const mutants = [mutant("Killed", "a"), mutant("Timeout", "b"), mutant("NoCoverage", "c"), mutant("Ignored", "d")];
  expect(recordOf(report(...mutants))).toMatchObject({ score: 66.6, killed: 2, survived: 1, untried: 1 });
});

test("a survivor is told by its code, not by its line", () => {
  const { survivors } = recordOf(
    report(mutant("Survived", "a >= 0"), mutant("Survived", "{}", at(2, 12, 4, 2)), mutant("Killed", "true")),
  );
  expect(survivors).toEqual([
    { file: "provider/x.ts", code: "a > 0", became: "a >= 0", reason: "" },
    { file: "provider/x.ts", code: "{ send(); }", became: "{}", reason: "" },
  ]);
});

test("a reason stays with its survivor, and leaves with it", () => {
  const first = recordOf(report(mutant("Survived", "a >= 0"), mutant("Survived", "true")));
  for (const survivor of first.survivors) survivor.reason = `since ${survivor.became}`;
  const moved = { ...report(mutant("Survived", "a >= 0", at(3, 5, 3, 10))) };
  moved.files["provider/x.ts"]!.source = `\n${source}`;
  expect(recordOf(moved, first).survivors.map(({ reason }) => reason)).toEqual(["since a >= 0"]);
});

test("a score is rounded down, and nothing is a hundred percent", () => {
  expect([scoreOf(0, 0), scoreOf(849, 151), scoreOf(8499, 1501), scoreOf(1, 0)]).toEqual([100, 84.9, 84.9, 100]);
});
