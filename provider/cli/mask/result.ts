import type { MaskReading } from "../../experience-cloud/preview-association-mask";
import { type Finding } from "../../readiness/finding";
import type { ProfileRow } from "../../readiness/report";
import { quoted } from "../../text/display";
import { table } from "../output";
import type { Seen } from "./look";

/** As many profiles are shown whole; of more, those of other products are only counted. */
const MOST_UNRELATED = 20;

/** One word for what becomes of a profile. `captured`: the mask names a group, and nobody knows whether it exists. */
type Reading = "matched" | "captured" | "no-such-group" | Exclude<MaskReading["verdict"], "linked">;

/** Whether nothing has to be corrected. Profiles that could not be read are no good news either. */
export function isFine({ report: { findings, profiles } }: Seen): boolean {
  return profiles !== undefined && findings.every(({ severity }) => severity !== "error");
}

export function asJson(seen: Seen) {
  const { report, groupsFrom } = seen;
  const { mask, rows, unrelated, groups, expectedGroups, unreachable, findings, profiles } = report;
  const plain = ({ severity, text }: Finding) => ({ severity, text });
  return {
    ok: isFine(seen),
    mask,
    groupsFrom: groupsFrom ?? null,
    groups: groups ?? null,
    expectedGroups,
    unreachableGroups: unreachable,
    profilesVerified: profiles !== undefined,
    profiles: [
      ...rows.map((row) => ({
        profile: row.reading.profile,
        group: row.reading.group ?? null,
        reading: readingOf(row, groups),
        members: row.memberCount ?? null,
        misses: row.reading.misses,
        remarks: row.remarks.map(plain),
      })),
      ...unrelated.map(({ profile, verdict, misses }) => ({
        ...{ profile, group: null, reading: verdict, members: null, misses, remarks: [] },
      })),
    ],
    findings: findings.map(plain),
  };
}

function readingOf({ reading: { verdict }, isMatched }: ProfileRow, groups: readonly string[] | undefined): Reading {
  if (verdict !== "linked") return verdict;
  return groups === undefined ? "captured" : isMatched ? "matched" : "no-such-group";
}

export function asText({ report, groupsFrom }: Seen, all: boolean): string[] {
  const { rows, unrelated, groups, profiles = [], general } = report;
  const showsAll = all || profiles.length <= MOST_UNRELATED;
  const shown = [
    ...rows.map((row) => [quoted(row.reading.profile), groupOf(row.reading), wordsFor(row, groups)]),
    ...(showsAll ? unrelated.map((reading) => [quoted(reading.profile), groupOf(reading), reading.explanation]) : []),
  ];
  return [
    ...(shown.length === 0 ? [] : [...table([["profile", "group", "reading"], ...shown]), ""]),
    ...(showsAll || unrelated.length === 0
      ? []
      : [`${unrelated.length} profiles of other products, tenants or instances are not shown (--all shows them)`]),
    ...(report.profiles === undefined ? [] : [summary(rows, profiles.length, groupsFrom)]),
    ...general.map(({ severity, text }) => `${severity}: ${text}`),
  ];
}

function wordsFor(row: ProfileRow, groups: readonly string[] | undefined): string {
  const remarks = row.remarks.map(({ severity, text }) => (severity === "info" ? text : `${severity}: ${text}`));
  return [...(row.isMatched ? [readingOf(row, groups)] : []), ...remarks].join("; ");
}

function summary(rows: readonly ProfileRow[], count: number, groupsFrom: string | undefined): string {
  const matched = rows.filter(({ isMatched }) => isMatched).length;
  return groupsFrom === undefined
    ? `the mask names a group for ${matched} of ${count} product profiles; whether these groups exist was not looked up`
    : `${matched} of ${count} product profiles lead to a security group of ${groupsFrom}`;
}

function groupOf({ group }: MaskReading): string {
  return group === undefined ? "-" : quoted(group);
}
