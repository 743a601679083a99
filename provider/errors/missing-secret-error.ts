import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1002: what `clientSecretFrom` names is not there: an environment variable, a file, or a configuration key. */
export class MissingSecretError extends AdobeCampaignError {
  constructor(source: string, why?: string) {
    super("ACC1002", {
      what: `The client secret is to be read from ${source}, which ${why === undefined ? "is not set" : "gives none"}`,
      why,
      remedy: `${remedyOf(source)}; nothing was written`,
    });
  }
}

function remedyOf(source: string): string {
  if (source.startsWith("file:"))
    return "Write the secret into that file, or correct its path, which begins at the project's folder unless it is absolute";
  if (source.includes(":")) return `Set the key with \`pulumi config set --secret ${source}\``;
  return "Set the environment variable, or a configuration key of this name with `pulumi config set --secret`";
}
