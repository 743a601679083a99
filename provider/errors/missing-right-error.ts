import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3004: the operator lacks the named right ADMINISTRATION (`admin`). Source: Adobe documentation, "Access management". */
export class MissingRightError extends AdobeCampaignError {
  constructor(url: string, operator: string, rights: readonly string[]) {
    super("ACC3004", {
      what: `The operator "${operator}" lacks the right "admin" (ADMINISTRATION)`,
      where: url,
      why: `Only administrators may change packages, external accounts and security groups. The operator has ${rights.length === 0 ? "no named rights" : `only: ${rights.join(", ")}`}`,
      remedy: "Use a dedicated operator with the ADMINISTRATION right. Nothing was written",
    });
  }
}
