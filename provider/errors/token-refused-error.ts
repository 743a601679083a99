import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3007: the instance did not accept an IMS access token. */
export class TokenRefusedError extends AdobeCampaignError {
  constructor(url: string, source: string, said: string) {
    super("ACC3007", {
      what: `The instance did not accept the IMS access token of ${source}`,
      where: url,
      why: `It said: ${said}`,
      remedy:
        "Check that the token has not expired (24 hours), that its account has a product profile of this instance, that its operator exists, and, with tokenUse each-call, that the release takes a token with each call (7.3.5, 7.4.1 or 8.5 and later)",
    });
  }
}
