import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3005: the instance no longer lets operators sign in with a password. Source: Adobe Campaign v8 documentation, "IMS migration" (from 8.6). */
export class NativeLogonEndedError extends AdobeCampaignError {
  constructor(url: string, user: string, version: string) {
    super("ACC3005", {
      what: `The operator "${user}" cannot sign in with a password`,
      where: `${url}, release ${version}`,
      why: "From release 8.6 on, Campaign accepts only Adobe's identity service (IMS)",
      remedy:
        "Use a technical account of the Adobe Developer Console: adobe-campaign:imsClientId, imsClientSecret and imsScopes",
    });
  }
}
