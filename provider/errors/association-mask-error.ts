import { excerpt } from "../text/display";
import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1003: an association mask that cannot be applied to names. */
export class AssociationMaskError extends AdobeCampaignError {
  constructor(mask: string, problems: readonly string[]) {
    super("ACC1003", {
      what: `The association mask ${excerpt(mask)} cannot be used`,
      details: problems,
      remedy: "Correct the mask: its one capture group stands for the internal name of the security group",
    });
  }
}
