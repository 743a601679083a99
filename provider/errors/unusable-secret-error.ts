import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1005: the client secret that was read from outside of the program cannot be one. Source: RFC 6749, appendix A.2. */
export class UnusableSecretError extends AdobeCampaignError {
  constructor(source: string, problems: readonly string[]) {
    super("ACC1005", {
      what: `The client secret in ${source} cannot be used`,
      details: problems.map((problem) => `it ${problem}`),
      remedy: "Correct it where it is kept, or copy it again from what Adobe issued; nothing was written",
    });
  }
}
