import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4011: the reply of a write was lost, and looking at the instance failed as well: it may or may not have been written. */
export class WriteUncertainError extends AdobeCampaignError {
  constructor(url: string, object: string, reason: string, noun = "account") {
    super("ACC4011", {
      what: `It is not known whether the ${noun} "${object}" was written`,
      where: url,
      why: `The instance's reply was lost, and it could not be read afterwards: ${reason}`,
      remedy:
        "Run `pulumi up` again when the instance can be reached: it looks first, and writes only what is still missing",
    });
  }
}
