import type { DriftSeverity } from "../field";
import type { DriftView, ExtraFinding, Refreshed } from "../entry";
import { isPowerful } from "./powerful";
import { folded } from "./spelling";

export const securityGroupDrift: DriftView = {
  gone: "the group is gone, and people whose product profile leads to it get no rights",
  findings: rightsFindings,
};

/** Right by right: which was taken away, and which was given. */
function rightsFindings({ wanted, found, changed }: Refreshed): ExtraFinding[] {
  const [wantedRights, foundRights] = [wanted["rights"], found["rights"]];
  if (!isList(wantedRights) || !isList(foundRights)) return [];
  const isByHand = changed.includes("rights");
  const finding = (severity: DriftSeverity, rest: Partial<ExtraFinding> & { meaning: string }) => ({
    severity,
    kind: isByHand ? ("changed" as const) : ("notApplied" as const),
    field: "rights",
    label: "Rights",
    ...rest,
  });
  return [
    ...without(wantedRights, foundRights).map((right) =>
      finding("warning", {
        wanted: right,
        meaning: isByHand
          ? `${right} was taken away, and members of the group can no longer do what it allows`
          : `the program gives ${right}, and the group does not have it`,
      }),
    ),
    ...without(foundRights, wantedRights).map((right) =>
      finding(isPowerful(right) ? "critical" : "warning", {
        found: right,
        meaning: isByHand
          ? `${right} was given, and members of the group can do what it allows`
          : `the program does not give ${right}, and the group has it`,
      }),
    ),
  ];
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function without(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((right) => !others.some((other) => folded(other) === folded(right)));
}
