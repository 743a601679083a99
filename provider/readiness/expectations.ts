import { differences } from "../experience-cloud/explain-reading";
import { canCapture, profileNameFor } from "../experience-cloud/mask-parts";
import { spellingDifference } from "../experience-cloud/spelling";
import { type Finding, listed } from "./finding";
import type { ProfileRow, Sides } from "./report";

/** Each group that the program expects: it must exist on the instance, and a profile must lead to it. */
export function expectationFindings(sides: Sides, rows: readonly ProfileRow[]): Finding[] {
  return sides.expectedGroups
    .flatMap((group) => [missing(group, sides), unreached(group, sides, rows)])
    .filter((text) => text !== undefined)
    .map((text) => ({ severity: "error", text, stops: true }));
}

function missing(group: string, { groups }: Sides): string | undefined {
  if (groups === undefined || groups.includes(group)) return undefined;
  const near = groups.find((candidate) => spellingDifference(candidate, group) !== undefined);
  const there = near === undefined ? `there are: ${listed(groups)}` : `did you mean "${near}"?`;
  return `the expected group "${group}" does not exist on the instance; ${there}`;
}

/** Where the profiles are not known, only the form of the mask can be judged. */
function unreached(group: string, { mask, profiles }: Sides, rows: readonly ProfileRow[]): string | undefined {
  if (!canCapture(mask, group)) return `the mask ${JSON.stringify(mask)} can never name the expected group "${group}"`;
  if (profiles === undefined) return undefined;
  const leading = rows.map(({ reading }) => reading).filter((reading) => reading.group === group);
  if (leading.some(({ verdict }) => verdict === "linked")) return undefined;
  const wanted = profileNameFor(mask, group);
  const near = leading[0];
  const remedy =
    near !== undefined
      ? `; ${JSON.stringify(near.profile)} is near, but ${differences(near.misses)}`
      : wanted === undefined
        ? ""
        : `; it would be called ${JSON.stringify(wanted)}`;
  return `no product profile leads to the expected group "${group}"${remedy}`;
}
