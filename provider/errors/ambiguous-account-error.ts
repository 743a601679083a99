import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4002: more than one account of the type. Exactly one may exist. Source: Adobe documentation, "Troubleshooting IMS". */
export class AmbiguousAccountError extends AdobeCampaignError {
  constructor(url: string, found: readonly string[]) {
    super("ACC4002", {
      what: `The instance has ${found.length} Adobe Experience Cloud accounts`,
      where: url,
      details: found,
      why: "Exactly one may exist, and it cannot be determined from here which one signs people in",
      remedy:
        "Delete the ones that are not used, in Administration > Platform > External accounts; nothing was written",
    });
  }
}
