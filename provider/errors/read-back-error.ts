import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4005: the instance accepted a write, but reading it again shows other values. */
export class ReadBackError extends AdobeCampaignError {
  constructor(
    url: string,
    object: string,
    differences: readonly string[],
    seen: { readonly modifiedBy: string; readonly lastModified: string } | undefined,
    noun = "account",
  ) {
    super("ACC4005", {
      what: `The ${noun} "${object}" does not hold what was just written`,
      details: differences,
      where: seen === undefined ? url : `${url}, last changed by ${seen.modifiedBy} at ${seen.lastModified}`,
      why: "Somebody may have changed it at the same time, or the instance altered or dropped the value",
      remedy: `Look at the ${noun} in the console, then run \`pulumi up\` again`,
    });
  }
}
