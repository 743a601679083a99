import type { MaskReading } from "../../experience-cloud/preview-association-mask";
import { type Finding } from "../../readiness/finding";
import type { ProfileRow } from "../../readiness/report";
import { quoted } from "../../text/display";
import type { Style } from "../../text/styled";
import type { Block } from "../terminal/layout";
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

export function asBlocks(seen: Seen, all: boolean): Block[] {
  const { rows, unrelated, groups, profiles = [], general } = seen.report;
  const showsAll = all || profiles.length <= MOST_UNRELATED;
  const shown = [
    ...rows.map((row) => [quoted(row.reading.profile), groupOf(row.reading), wordsFor(row, groups)]),
    ...(showsAll ? unrelated.map((reading) => [quoted(reading.profile), groupOf(reading), reading.explanation]) : []),
  ];
  const head = ["profile", "group", "reading"].map((text) => ({ text, style: "strong" as const }));
  const line = (text: string): Block => ({ spans: [text], hang: 2 });
  return [
    ...(shown.length === 0 ? [] : [{ rows: [head, ...shown] }, { spans: [] }]),
    ...(showsAll || unrelated.length === 0
      ? []
      : [
          line(`${unrelated.length} profiles of other products, tenants or instances are not shown (--all shows them)`),
        ]),
    ...(seen.report.profiles === undefined ? [] : [line(summary(rows, profiles.length, seen.groupsFrom))]),
    ...general.map(({ severity, text }): Block => ({
      spans: [{ text: severity, style: styles[severity] }, `: ${text}`],
      hang: 2,
    })),
    { spans: [{ text: "Next: ", style: "strong" }, nextStep(seen)], hang: 6 },
  ];
}

const styles: Readonly<Record<Finding["severity"], Style>> = { error: "bad", warning: "warning", info: "info" };

function nextStep(seen: Seen): string {
  if (!isFine(seen)) return "correct the mask, or the names of profiles or groups, and run the command again.";
  return seen.groupsFrom === undefined
    ? "name the instance with --stack or --url, so that its groups are looked up."
    : "give the mask to the account as associationMask.";
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
