import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4004: there is no account to adopt, and the type's number (published nowhere) cannot be determined from the schema. */
export class AccountTypeUnresolvedError extends AdobeCampaignError {
  constructor(url: string, looked: string, candidates: readonly string[]) {
    super("ACC4004", {
      what: `No Adobe Experience Cloud account exists, and its type cannot be determined: ${looked}`,
      where: url,
      why: `The schema nms:extAccount offers ${candidates.length === 0 ? "no account types" : candidates.join(", ")}`,
      remedy:
        "Check that the integration package is installed (IntegrationPackage), or give accountName (an existing account) or accountType (the number); nothing was written",
    });
  }
}
