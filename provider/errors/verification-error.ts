import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4009: with `mode: "verify"`, the instance differs from the program. */
export class VerificationError extends AdobeCampaignError {
  constructor(url: string, object: string, differences: readonly string[]) {
    super("ACC4009", {
      what: `${object} differs from the program`,
      where: url,
      details: differences,
      why: 'With mode: "verify", differences are reported and nothing is written',
      remedy: "Have the instance's administrator change it, or correct the program",
    });
  }
}
