import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3001: the instance did not accept the credentials. */
export class LogonRefusedError extends AdobeCampaignError {
  constructor(url: string, user: string, said: string) {
    super("ACC3001", {
      what: `The instance did not let the operator "${user}" sign in`,
      where: url,
      why: `It said: ${said}`,
      remedy:
        "Check adobe-campaign:user and adobe-campaign:password (or ADOBE_CAMPAIGN_USER and ADOBE_CAMPAIGN_PASSWORD)",
    });
  }
}
