import { equals } from "../../campaign/expression";
import type { CampaignInstance } from "../../campaign/instance";
import type { NamedRight } from "../../campaign/named-rights";
import type { Row } from "../../campaign/rows";
import { maskProblems } from "../../experience-cloud/association-mask";
import { capturable } from "../../experience-cloud/mask-parts";
import { securityGroupFields } from "./fields";
import { groupSchema } from "./schema-of-rows";
import { byName } from "./match-rights";
import { linkIn } from "./rights";

/** A security group of an instance, whoever manages it. */
export interface LiveGroup {
  readonly row: Row;
  /** `undefined` where the instance does not show which way round it records rights. */
  readonly rights: readonly NamedRight[] | undefined;
}

/** Every security group of the instance with its rights, by name: three queries, however many groups. */
export async function liveGroups(instance: CampaignInstance): Promise<LiveGroup[]> {
  const { label, description } = securityGroupFields;
  const wanted = { label: label.campaign.attribute, description: description.campaign.attribute };
  const [rows, directions] = await Promise.all([
    instance.rows(groupSchema).find(equals("type", Number(groupSchema.constants!["type"])), wanted),
    instance.namedRights.directions(),
  ]);
  const link = linkIn(directions);
  const rights = link && (await instance.namedRights.ofAll(link));
  return (
    rows
      // Campaign's own placeholder has no name.
      .filter(({ name }) => name !== "")
      .map((row) => ({ row, rights: rights && [...(rights.get(row.id) ?? [])].sort(byName) }))
      .sort((a, b) => (a.row.name < b.row.name ? -1 : 1))
  );
}

/** Those to which an association mask can lead people, by its form alone. None for a mask that cannot be used. */
export function reachedBy(mask: string, groups: readonly LiveGroup[]): LiveGroup[] {
  if (maskProblems(mask).length > 0) return [];
  const reaches = capturable(mask);
  return groups.filter(({ row }) => reaches(row.name));
}
