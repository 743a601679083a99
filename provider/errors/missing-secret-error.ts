import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1002: the configuration key or environment variable named in `clientSecretFrom` is not set. */
export class MissingSecretError extends AdobeCampaignError {
  constructor(source: string) {
    super("ACC1002", {
      what: `The client secret is to be read from ${source}, which is not set`,
      remedy: "Set the environment variable, or the key with `pulumi config set --secret`; nothing was written",
    });
  }
}
