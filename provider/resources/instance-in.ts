import type { CampaignInstance } from "../campaign/instance";

/** The instance, for a line that reports what was done there: by its own name or, if it does not say one, by its address. No request of its own. */
export async function instanceIn(instance: CampaignInstance): Promise<string> {
  const { identity } = await instance.info();
  return identity.instanceName === "" ? instance.url : `the instance "${identity.instanceName}"`;
}
