import { type MaskReading, previewAssociationMask } from "../experience-cloud/preview-association-mask";
import type { ProductProfile } from "../experience-cloud/product-profiles";
import { spellingDifference } from "../experience-cloud/spelling";
import { expectationFindings } from "./expectations";
import { type Finding, listed } from "./finding";

/** What is compared: nothing is asked of anybody here. */
export interface Sides {
  readonly mask: string;
  /** `undefined`: not known, and `notVerified` says why. */
  readonly profiles: readonly ProductProfile[] | undefined;
  readonly notVerified?: string | undefined;
  /** Internal names of the instance's security groups. */
  readonly groups: readonly string[];
  readonly expectedGroups: readonly string[];
  /** Names of rights of which it is known that they exist: the mask may lead to one in place of a group. */
  readonly namedRights?: readonly string[];
}

/** A product profile that has to do with this instance. */
export interface ProfileRow {
  readonly reading: MaskReading;
  readonly memberCount: number | undefined;
  /** Whether its members get into a group. */
  readonly isMatched: boolean;
}

/** Whether people can sign in: profiles × mask × groups. */
export interface ReadinessReport extends Sides {
  readonly rows: readonly ProfileRow[];
  /** Profiles of other products, tenants and instances. */
  readonly unrelated: number;
  /** Groups that no profile leads to; empty where the profiles are not known. */
  readonly unreachable: readonly string[];
  readonly findings: readonly Finding[];
}

export function readinessReport(sides: Sides): ReadinessReport {
  const { mask, profiles = [], groups } = sides;
  const readings = previewAssociationMask(
    mask,
    profiles.map(({ name }) => name),
  );
  const rows = readings
    .map((reading, index) => ({
      reading,
      memberCount: profiles[index]!.memberCount,
      isMatched: reading.verdict === "linked" && groups.includes(reading.group!),
    }))
    .filter(({ reading: { verdict } }) => verdict !== "no-match" && verdict !== "other-tenant");
  const reached = new Set(rows.filter(({ isMatched }) => isMatched).map(({ reading }) => reading.group));
  const unreachable = sides.profiles === undefined ? [] : groups.filter((group) => !reached.has(group));
  const findings = [
    ...expectationFindings(sides, rows),
    ...overallFindings(sides, reached.size, unreachable),
    ...rows.flatMap((row) => profileFindings(row, sides)),
  ];
  return { ...sides, rows, unrelated: profiles.length - rows.length, unreachable, findings };
}

function overallFindings(
  { profiles, notVerified }: Sides,
  matched: number,
  unreachable: readonly string[],
): readonly Finding[] {
  if (profiles === undefined)
    return [
      { severity: "warning", text: `the product profiles are not verified: ${notVerified ?? "none were given"}` },
    ];
  const nobody: Finding = {
    severity: "error",
    text: `none of ${profiles.length} product profiles leads to a security group of the instance, so nobody could sign in`,
    stops: true,
  };
  return [
    ...(matched === 0 ? [nobody] : []),
    ...(unreachable.length === 0
      ? []
      : [{ severity: "info" as const, text: `no profile leads to the groups ${listed(unreachable)}` }]),
  ];
}

function profileFindings({ reading, memberCount, isMatched }: ProfileRow, sides: Sides): Finding[] {
  const { profile, verdict, group, controlPanel, explanation } = reading;
  const name = JSON.stringify(profile);
  const found: Finding[] = [];
  if (verdict === "empty") found.push({ severity: "error", text: `${name}: ${explanation}` });
  if (verdict === "near-miss") found.push({ severity: "warning", text: `${name}: ${explanation}` });
  if (verdict === "linked" && !isMatched) found.push(withoutGroup(reading, sides));
  if (isMatched && memberCount === 0)
    found.push({
      severity: "warning",
      text: `${name}: nobody is in it, so nobody gets into the group "${group}" by it`,
    });
  if (controlPanel)
    found.push({
      severity: "warning",
      text: `${name}: "admin" in its name opens the Campaign Control Panel to its members`,
    });
  return found;
}

function withoutGroup({ profile, group, technical }: MaskReading, { groups, namedRights = [] }: Sides): Finding {
  const start = `${JSON.stringify(profile)}: there is no group "${group}" on the instance`;
  if (technical) return { severity: "info", text: `${start}; the profile is technical and may need none` };
  if (namedRights.includes(group!))
    return { severity: "info", text: `${start}, but a named right that Campaign probably takes in its place` };
  const near = groups.find((candidate) => spellingDifference(candidate, group!) !== undefined);
  return {
    severity: "warning",
    text: `${start}${near === undefined ? "; create it, or correct the profile's name" : `; did you mean "${near}"?`}`,
  };
}
