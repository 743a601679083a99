/** Drift of a group's rights: told right by right, by who changed it, and by what it lets people do. */
import { describe, expect, it } from "vitest";

import { securityGroupDrift } from "../../../provider/resources/security-group/drift";

const findings = (wanted: unknown, found: unknown, changed = ["rights"]) =>
  securityGroupDrift.findings!({ wanted: { rights: wanted }, found: { rights: found }, outputs: {}, changed }).map(
    ({ severity, kind, meaning }) => [severity, kind, meaning.split(",")[0]],
  );

describe("rights", () => {
  it("that were taken away or given are findings of their own", () => {
    expect(findings(["WORKFLOW", "export"], ["export", "sql", "import"])).toEqual([
      ["warning", "changed", "WORKFLOW was taken away"],
      ["critical", "changed", "sql was given"],
      ["warning", "changed", "import was given"],
    ]);
  });

  it("that only the program changed were not applied", () => {
    expect(findings(["export"], ["ADMINISTRATION"], [])).toEqual([
      ["warning", "notApplied", "the program gives export"],
      ["critical", "notApplied", "the program does not give ADMINISTRATION"],
    ]);
  });

  it("in another spelling, not managed, or not known yet, are no drift", () => {
    expect(findings(["Work  Flow", "export"], ["export", "WORK FLOW"])).toEqual([]);
    expect(findings(undefined, ["export"])).toEqual([]);
    expect(findings("04da6b54-80e4-46f7-96ec-b56ff0331ba9", ["export"])).toEqual([]);
  });
});
