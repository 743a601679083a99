import { AdobeCampaignError } from "./adobe-campaign-error";

/** A right that is enough for some writes on this release. */
interface Lesser {
  readonly right: string;
  readonly covers: string;
}

function enough(lesser: Lesser | undefined): string {
  return lesser === undefined ? "" : ` On this release, "${lesser.right}" is enough for ${lesser.covers}.`;
}

/** ACC3004: the operator lacks the named right ADMINISTRATION (`admin`). Source: Adobe documentation, "Access management". */
export class MissingRightError extends AdobeCampaignError {
  constructor(url: string, operator: string, rights: readonly string[], lesser?: Lesser) {
    super("ACC3004", {
      what: `The operator "${operator}" lacks the right "admin" (ADMINISTRATION)`,
      where: url,
      why: `Only administrators may change packages, external accounts and security groups.${enough(lesser)} The operator has ${rights.length === 0 ? "no named rights" : `only: ${rights.join(", ")}`}`,
      remedy: "Use a dedicated operator with the ADMINISTRATION right. Nothing was written",
    });
  }
}
