import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4007: the account named in `accountName` is of a type that has another purpose, such as a database or a mail server. */
export class UnsuitableAccountError extends AdobeCampaignError {
  constructor(url: string, account: string, type: number, purpose: string) {
    super("ACC4007", {
      what: `The account "${account}" is of type ${type} (${purpose}), not an Adobe Experience Cloud account`,
      where: url,
      remedy:
        "Give the internal name of the Adobe Experience Cloud account in accountName, or omit it; nothing was written",
    });
  }
}
