import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4017: it cannot be determined which way round this instance records the rights of its security groups, so none is written. */
export class RightsUnreadableError extends AdobeCampaignError {
  /** How many rights of the built-in group `delivery` the relation shows with the right as `operator`, and as `group`. */
  constructor(url: string, group: string, { operator, group: reverse }: { operator: number; group: number }) {
    super("ACC4017", {
      what: `The rights of the group "${group}" cannot be managed on this instance`,
      where: url,
      why: `The built-in group delivery shows which way round xtk:operatorGroup records a right: exactly one way must have rows. Here, ${operator} have the right as operator, ${reverse} as group`,
      remedy:
        "Remove `rights` from the program, and give them in the console; name, label and description can still be managed. If somebody took all rights from delivery, give it PREPARE DELIVERIES and START DELIVERIES again. Nothing was written",
    });
  }
}
