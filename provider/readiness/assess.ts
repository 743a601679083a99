import type { CampaignInstance } from "../campaign/instance";
import type { ConfigSource } from "../config/source";
import { productProfiles, type ProfileSource } from "./profiles";
import { type ReadinessReport, readinessReport } from "./report";

export interface Question {
  readonly instance: CampaignInstance;
  readonly config: ConfigSource | undefined;
  readonly mask: string;
  readonly expectedGroups?: readonly string[] | undefined;
  readonly source: ProfileSource;
}

/** Looks at both sides: one query of the instance, and at most one listing of the organization. Nothing is written. */
export async function assessReadiness(question: Question): Promise<ReadinessReport> {
  const { instance, config, mask, expectedGroups = [], source } = question;
  const [listing, groups, { rights }] = await Promise.all([
    productProfiles(source, config),
    instance.groups.names(),
    instance.info(),
  ]);
  const known = "profiles" in listing ? { profiles: listing.profiles } : { profiles: undefined, ...listing };
  return readinessReport({ mask, ...known, groups, expectedGroups, namedRights: rights });
}
