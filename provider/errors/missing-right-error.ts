import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3004: the operator lacks the named right ADMINISTRATION (`admin`). Source: Adobe documentation, "Access management". */
export class MissingRightError extends AdobeCampaignError {
  constructor(url: string, operator: string, rights: readonly string[]) {
    super("ACC3004", {
      what: `The operator "${operator}" lacks the right "admin" (ADMINISTRATION)`,
      where: url,
      why: `Packages and external accounts are an administrator's business; the operator has ${rights.length === 0 ? "no named right" : `only: ${rights.join(", ")}`}`,
      remedy: "Use an operator of its own with the ADMINISTRATION right; nothing was written",
    });
  }
}
