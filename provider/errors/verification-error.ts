import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4009: with `mode: "verify"`, the instance is not as the program says. */
export class VerificationError extends AdobeCampaignError {
  constructor(url: string, object: string, differences: readonly string[]) {
    super("ACC4009", {
      what: `${object} is not as the program says: ${differences.join("; ")}`,
      where: url,
      why: 'With mode: "verify" differences are reported and nothing is written',
      remedy: "Have the instance's administrator change it, or correct the program",
    });
  }
}
