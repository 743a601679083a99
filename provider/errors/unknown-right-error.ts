import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4016: a program gives a security group named rights that the instance does not have, or whose label several have. */
export class UnknownRightError extends AdobeCampaignError {
  /** `problems` says of each right what is wrong with it. */
  constructor(url: string, group: string, problems: readonly string[]) {
    super("ACC4016", {
      what: `The rights of the group "${group}" cannot be matched with this instance's named rights`,
      where: url,
      details: problems,
      why: "A right is meant by its internal name, or by a label that only one right has, whatever its case and blanks",
      remedy:
        "Correct `rights`; Administration > Access management > Named rights lists what there is. Nothing was written",
    });
  }
}
