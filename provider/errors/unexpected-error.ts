import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC5001: a defect of this package. Only the kind of the original error is shown, since its text might hold a secret. */
export class UnexpectedError extends AdobeCampaignError {
  constructor(during: string, kind: string, at: string) {
    super("ACC5001", {
      what: `An unexpected ${kind} occurred in ${during}`,
      where: at,
      remedy: "Please report it with the version of pulumi-adobe-campaign",
    });
  }
}
