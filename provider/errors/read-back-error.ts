import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4005: the instance accepted a write, but reading the account again shows other values. */
export class ReadBackError extends AdobeCampaignError {
  constructor(
    url: string,
    account: string,
    differences: readonly string[],
    seen: { readonly modifiedBy: string; readonly lastModified: string } | undefined,
  ) {
    super("ACC4005", {
      what: `The account "${account}" does not hold what was just written`,
      details: differences,
      where: seen === undefined ? url : `${url}, last changed by ${seen.modifiedBy} at ${seen.lastModified}`,
      why: "Somebody may have changed it at the same time, or the instance altered or dropped the value",
      remedy: "Look at the account in the console, then run `pulumi up` again",
    });
  }
}
