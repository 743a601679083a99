import { maskWarnings } from "../experience-cloud/mask-literals";
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
  /** Internal names of the instance's security groups. `undefined`: not known, so that only what the mask captures is told. */
  readonly groups: readonly string[] | undefined;
  readonly expectedGroups: readonly string[];
  /** Names of rights of which it is known that they exist: the mask may lead to one in place of a group. */
  readonly namedRights?: readonly string[];
}

/** A product profile that has to do with this instance. */
export interface ProfileRow {
  readonly reading: MaskReading;
  readonly memberCount: number | undefined;
  /** Whether its members get into a group; where the groups are not known, whether the mask names one. */
  readonly isMatched: boolean;
  /** What is to be said of it, without its name. */
  readonly remarks: readonly Finding[];
}

/** Whether people can sign in: profiles × mask × groups. */
export interface ReadinessReport extends Sides {
  readonly rows: readonly ProfileRow[];
  /** Profiles of other products, tenants and instances. */
  readonly unrelated: readonly MaskReading[];
  /** Groups that no profile leads to; empty where the profiles or the groups are not known. */
  readonly unreachable: readonly string[];
  /** What is to be said of the whole. */
  readonly general: readonly Finding[];
  /** That, and the remarks on each profile with its name. */
  readonly findings: readonly Finding[];
}

export function readinessReport(sides: Sides): ReadinessReport {
  const { mask, profiles = [], groups } = sides;
  const readings = previewAssociationMask(
    mask,
    profiles.map(({ name }) => name),
  );
  const rows = readings.flatMap((reading, index) =>
    isRelated(reading) ? [rowOf(reading, profiles[index]!.memberCount, sides)] : [],
  );
  const reached = new Set(rows.filter(({ isMatched }) => isMatched).map(({ reading }) => reading.group));
  const isKnown = sides.profiles !== undefined && groups !== undefined;
  const unreachable = isKnown ? groups.filter((group) => !reached.has(group)) : [];
  const general = [
    ...expectationFindings(sides, rows),
    ...overallFindings(sides, reached.size, unreachable),
    ...maskWarnings(mask).map((text) => ({ severity: "warning" as const, text })),
  ];
  const findings = [
    ...general,
    ...rows.flatMap(({ reading, remarks }) =>
      remarks.map((remark) => ({ ...remark, text: `${JSON.stringify(reading.profile)}: ${remark.text}` })),
    ),
  ];
  const unrelated = readings.filter((reading) => !isRelated(reading));
  return { ...sides, rows, unrelated, unreachable, general, findings };
}

function isRelated({ verdict }: MaskReading): boolean {
  return verdict !== "no-match" && verdict !== "other-tenant";
}

function rowOf(reading: MaskReading, memberCount: number | undefined, sides: Sides): ProfileRow {
  const isMatched = reading.verdict === "linked" && (sides.groups?.includes(reading.group!) ?? true);
  return { reading, memberCount, isMatched, remarks: remarksOn(reading, memberCount, isMatched, sides) };
}

function overallFindings(
  { profiles, groups, notVerified }: Sides,
  matched: number,
  unreachable: readonly string[],
): readonly Finding[] {
  if (profiles === undefined)
    return [
      { severity: "warning", text: `the product profiles are not verified: ${notVerified ?? "none were given"}` },
    ];
  const nobody: Finding = {
    severity: "error",
    text: `none of ${profiles.length} product profiles leads to a security group${groups === undefined ? "" : " of the instance"}, so nobody could sign in`,
    stops: true,
  };
  return [
    ...(matched === 0 ? [nobody] : []),
    ...(unreachable.length === 0
      ? []
      : [{ severity: "info" as const, text: `no profile leads to the groups ${listed(unreachable)}` }]),
  ];
}

function remarksOn(
  reading: MaskReading,
  memberCount: number | undefined,
  isMatched: boolean,
  sides: Sides,
): readonly Finding[] {
  const { verdict, group, controlPanel, explanation } = reading;
  const found: Finding[] = [];
  if (verdict === "empty") found.push({ severity: "error", text: explanation });
  if (verdict === "near-miss") found.push({ severity: "warning", text: explanation });
  if (verdict === "linked" && !isMatched) found.push(withoutGroup(reading, sides));
  if (isMatched && memberCount === 0)
    found.push({ severity: "warning", text: `nobody is in it, so nobody gets into the group "${group}" by it` });
  if (controlPanel)
    found.push({ severity: "warning", text: `"admin" in its name opens the Campaign Control Panel to its members` });
  return found;
}

function withoutGroup({ group, technical }: MaskReading, { groups = [], namedRights = [] }: Sides): Finding {
  const start = `there is no group "${group}" on the instance`;
  if (technical) return { severity: "info", text: `${start}; the profile is technical and may need none` };
  if (namedRights.includes(group!))
    return { severity: "info", text: `${start}, but a named right that Campaign probably takes in its place` };
  const near = groups.find((candidate) => spellingDifference(candidate, group!) !== undefined);
  return {
    severity: "warning",
    text: `${start}${near === undefined ? "; create it, or correct the profile's name" : `; did you mean "${near}"?`}`,
  };
}
