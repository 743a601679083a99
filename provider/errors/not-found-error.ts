import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4006: the object named in `.get()` does not exist on the instance. */
export class NotFoundError extends AdobeCampaignError {
  constructor(url: string, what: string, found: readonly string[]) {
    super("ACC4006", {
      what: `There is no ${what} on this instance`,
      where: url,
      why: found.length === 0 ? undefined : `It has: ${found.join(", ")}`,
      remedy: "Check the name and the instance",
    });
  }
}
