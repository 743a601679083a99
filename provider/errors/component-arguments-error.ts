import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1006: a component cannot be created, since it does not know which resources it is to consist of. */
export class ComponentArgumentsError extends AdobeCampaignError {
  constructor(type: string, name: string, problem: string) {
    super("ACC1006", {
      what: `${type} "${name}" cannot be created: ${problem}`,
      remedy: "Correct its arguments; nothing was written",
    });
  }
}
