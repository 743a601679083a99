import { resolve } from "node:path";

import type { ConfigSource } from "../../config/source";
import { userManagementSettings } from "../../config/user-management";
import { assessReadiness } from "../../readiness/assess";
import { productProfiles, type ProfileSource } from "../../readiness/profiles";
import { type ReadinessReport, readinessReport } from "../../readiness/report";
import { openConnection, projectAlone, stackConfiguration } from "../connection";
import { WrongUse } from "../exit";
import type { MaskFlags } from "../mask";
import { groupsIn } from "./groups-file";

/** What was compared, and where the groups come from; `undefined`: they are not known. */
export interface Seen {
  readonly report: ReadinessReport;
  readonly groupsFrom: string | undefined;
}

/** Asks whom the flags name, and compares. */
export async function look(mask: string, flags: MaskFlags): Promise<Seen> {
  const source = sourceOf(flags);
  const expectedGroups = flags.group ?? [];
  if (flags.groups === undefined && namesInstance(flags)) {
    const { instance, config } = await openConnection(flags);
    const settings = config ?? (await projectAlone(flags));
    assertListable(source, settings);
    const report = await assessReadiness({ instance, config: settings, mask, expectedGroups, source }).finally(() =>
      instance.close(),
    );
    return { report, groupsFrom: instance.url };
  }
  const config = (await stackConfiguration(flags)) ?? (await projectAlone(flags));
  assertListable(source, config);
  const listing = await productProfiles(source, config);
  const known = "profiles" in listing ? listing : { profiles: undefined, ...listing };
  const groups = flags.groups === undefined ? undefined : groupsIn(flags.groups);
  return { report: readinessReport({ mask, ...known, groups, expectedGroups }), groupsFrom: flags.groups };
}

function sourceOf({ profiles: file, profile: names, organization, instance, groups, url }: MaskFlags): ProfileSource {
  const ways = [file, names, organization].filter((way) => way !== undefined).length;
  if (ways !== 1)
    throw new WrongUse(
      "give the product profiles in one way: --profiles <file>, --profile <name> or --organization <id>",
    );
  if (groups !== undefined && url !== undefined) throw new WrongUse("give the groups in one way: --groups or --url");
  // An option is meant from where the command is run; an argument of the program from the project's folder.
  return { names, file: file === undefined ? undefined : resolve(file), organization, instance };
}

/** Without a credential nothing would be asked. */
function assertListable({ organization, instance }: ProfileSource, config: ConfigSource | undefined): void {
  if (organization !== undefined && userManagementSettings(config, instance) === undefined)
    throw new WrongUse(
      "--organization needs the credential of user management: adobe-campaign:umapiClientId and umapiClientSecret in the stack, or ADOBE_CAMPAIGN_UMAPI_CLIENT_ID and ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET",
    );
}

function namesInstance({ stack, instance, url, user, passwordFile }: MaskFlags): boolean {
  const given = [stack, instance, url, user, passwordFile, process.env["ADOBE_CAMPAIGN_URL"]];
  return given.some((text) => text !== undefined && text !== "");
}
