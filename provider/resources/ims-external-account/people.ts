import { maskWarnings } from "../../experience-cloud/mask-literals";
import { PeopleNotReadyError } from "../../errors/people-not-ready-error";
import { assessReadiness } from "../../readiness/assess";
import type { ReadinessReport } from "../../readiness/report";
import type { AccountContext } from "./kind";

/** More lines than this would hide what else `up` says. */
const MOST_LINES = 10;

/**
 * Before anything is written: whether the people who are to sign in can. Only when the program asks for it; otherwise nothing is
 * asked of anybody.
 */
export async function assertPeopleReady(context: AccountContext): Promise<void> {
  const { instance, inputs, config, report } = context;
  const { expectedGroups, productProfiles: names, productProfilesFile: file } = inputs;
  if (expectedGroups === undefined && names === undefined && file === undefined) return;
  const source = { names, file, organization: inputs.organizationId, instance: inputs.instance };
  const seen = await assessReadiness({ instance, config, mask: inputs.associationMask, expectedGroups, source });
  const stopping = seen.findings.filter(({ stops }) => stops);
  if (stopping.length > 0 && inputs.enabled)
    throw new PeopleNotReadyError(
      instance.url,
      stopping.map(({ text }) => text),
    );
  for (const line of [summary(seen), ...remarks(seen)]) report.tell(line);
}

function summary({ profiles, rows, expectedGroups }: ReadinessReport): string {
  const matched = rows.filter(({ isMatched }) => isMatched).length;
  const counted =
    profiles === undefined
      ? "people: the security groups are there"
      : `people: ${matched} of ${rows.length} product profiles of this instance lead to a security group`;
  return expectedGroups.length === 0 ? counted : `${counted}; expected: ${expectedGroups.join(", ")}`;
}

/** Of single profiles only what is amiss; of the whole everything, as the groups that nobody reaches. */
function remarks({ findings, general, mask }: ReadinessReport): string[] {
  const known = new Set(maskWarnings(mask));
  const worth = findings
    .filter((finding) => finding.severity !== "info" || general.includes(finding))
    // The check of the arguments has warned of these.
    .filter(({ text }) => !known.has(text));
  const rest = worth.length - MOST_LINES;
  return [
    ...worth.slice(0, MOST_LINES).map(({ severity, text }) => `${severity}: ${text}`),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}
