import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4015: this instance must not receive what is promoted to it: its release is older than the source's, or it is the source itself. */
export class PromotionRefusedError extends AdobeCampaignError {
  constructor(url: string, from: string, to: string, why: string, remedy: string) {
    super("ACC4015", {
      what: `What stack ${from} promotes cannot go to stack ${to}`,
      where: url,
      why,
      remedy: `${remedy}. Nothing was written`,
    });
  }
}
