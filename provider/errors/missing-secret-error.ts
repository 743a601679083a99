import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1002: what `clientSecretFrom` names is not there: an environment variable, a file, or a configuration key. */
export class MissingSecretError extends AdobeCampaignError {
  constructor(source: string, why?: string) {
    super("ACC1002", {
      what: `The client secret is to be read from ${source}, which ${why === undefined ? "is not set" : "gives none"}`,
      why,
      remedy:
        "Set the environment variable, write the file, or set the key with `pulumi config set --secret`; nothing was written",
    });
  }
}
