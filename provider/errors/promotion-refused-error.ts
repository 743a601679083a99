import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4015: this instance must not get what is promoted to it: its release is older than that of the one before, or it is that one. */
export class PromotionRefusedError extends AdobeCampaignError {
  constructor(url: string, from: string, to: string, why: string, remedy: string) {
    super("ACC4015", {
      what: `Stack ${to} cannot take over what is promoted from stack ${from}`,
      where: url,
      why,
      remedy: `${remedy}. Nothing was written`,
    });
  }
}
