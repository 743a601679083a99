import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3006: the instance does not have the method that this way to sign in needs. The credential itself was not judged. */
export class MethodMissingError extends AdobeCampaignError {
  constructor(url: string, method: string) {
    super("ACC3006", {
      what: `The instance does not have the method ${method}`,
      where: url,
      why: "Its build cannot exchange an IMS token for a session. Whether the token is valid is not known",
      remedy:
        "Set adobe-campaign:tokenUse to each-call, sign in with adobe-campaign:user and password, or update the instance (7.3.5, 7.4.1 or later)",
    });
  }
}
