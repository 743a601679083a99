import type { CampaignInstance } from "../../campaign/instance";
import { AdobeCampaignError } from "../../errors/adobe-campaign-error";
import type { Properties } from "../../lifecycle/definition";
import { groupArguments } from "../../resources/security-group/import-arguments";
import { type LiveGroup, liveGroups, reachedBy } from "../../resources/security-group/live";
import { isShipped } from "../../resources/security-group/shipped";

/** Which security groups are to be in the program: those that are named, none (`false`), or (`undefined`) those the mask reaches. */
export type GroupsWish = readonly string[] | false | undefined;

export interface ImportedGroup {
  readonly live: LiveGroup;
  readonly args: Properties;
}

export interface PlannedGroups {
  readonly groups: readonly ImportedGroup[];
  /** One line each. */
  readonly notes: readonly string[];
}

/** More than these are not put into a program unasked. */
const MOST = 50;

/** Chooses the groups that a program takes over. Reads only. */
export async function planGroups(
  instance: CampaignInstance,
  mask: string,
  wish: GroupsWish,
): Promise<PlannedGroups | { readonly problem: string }> {
  if (wish === false) return { groups: [], notes: [] };
  let all: LiveGroup[];
  try {
    all = await liveGroups(instance);
  } catch (error) {
    // An account can be imported all the same.
    if (wish !== undefined || !(error instanceof AdobeCampaignError)) throw error;
    return {
      groups: [],
      notes: [`The security groups cannot be read, so none is in the program. ${error.message.replace(/\s+/g, " ")}`],
    };
  }
  if (wish === undefined) return offered(reachedBy(mask, all));
  const missing = wish.filter((name) => !all.some(({ row }) => row.name === name));
  if (missing.length > 0) return { problem: notThere(missing, all) };
  return described(all.filter(({ row }) => wish.includes(row.name)));
}

/** Adobe's own groups are on every instance: they stay as they are unless they are asked for. */
function offered(reached: readonly LiveGroup[]): PlannedGroups {
  const [shipped, own] = [true, false].map((is) => reached.filter(({ row }) => isShipped(row.name) === is)) as [
    LiveGroup[],
    LiveGroup[],
  ];
  const isTooMany = own.length > MOST;
  const { groups, notes } = described(isTooMany ? [] : own);
  return {
    groups,
    notes: [
      ...notes,
      ...(isTooMany
        ? [
            `The association mask can lead to ${own.length} groups. More than ${MOST} are not put into the program unasked: --group <name> adds one.`,
          ]
        : []),
      ...(shipped.length === 0
        ? []
        : [
            `The association mask can also lead to groups that Adobe ships: ${shipped.map(({ row }) => row.name).join(", ")}. They are not in the program; --group <name>, once for each group, puts exactly those that it names there.`,
          ]),
    ],
  };
}

function described(chosen: readonly LiveGroup[]): PlannedGroups {
  const written = chosen.map((live) => ({ live, ...groupArguments(live) }));
  const hasHiddenRights = chosen.some(({ rights }) => rights === undefined);
  return {
    groups: written.flatMap(({ live, args }) => (args === undefined ? [] : [{ live, args }])),
    notes: [
      ...written.flatMap(({ live, leftOut }) =>
        leftOut.map(
          (text) => `Not in the program, so not managed: of the group ${JSON.stringify(live.row.name)} ${text}.`,
        ),
      ),
      ...(hasHiddenRights
        ? [
            "The rights of the groups are not in the program: this instance does not show which way round it records them.",
          ]
        : []),
    ],
  };
}

function notThere(missing: readonly string[], all: readonly LiveGroup[]): string {
  const quoted = missing.map((name) => JSON.stringify(name)).join(", ");
  const names = all.slice(0, MOST).map(({ row }) => row.name);
  const more = all.length > MOST ? `, and ${all.length - MOST} more` : "";
  return `There is no security group ${quoted} on this instance. Its groups: ${names.join(", ")}${more}.`;
}
