import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4013: people could not sign in as the program expects, so signing in is not switched on. */
export class PeopleNotReadyError extends AdobeCampaignError {
  constructor(
    url: string,
    readonly problems: readonly string[],
  ) {
    super("ACC4013", {
      what: "People could not sign in with an Adobe ID as the program expects",
      where: url,
      details: problems,
      why: "Campaign refuses everybody who has no product profile that leads to one of its security groups",
      remedy:
        "Nothing was written. Correct the groups, the profiles, the mask or expectedGroups, and run `pulumi up` again",
    });
  }
}
