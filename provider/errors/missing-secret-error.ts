import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1002: what `clientSecretFrom` names is not there: an environment variable, a file, or a configuration key. */
export class MissingSecretError extends AdobeCampaignError {
  /** @param namespace The only namespace of configuration keys that can be read, if there is only one. */
  constructor(source: string, why?: string, namespace?: string) {
    super("ACC1002", {
      what: `The client secret is to be read from ${source}, which ${why === undefined ? "is not set" : "gives none"}`,
      why,
      remedy: `${remedyOf(source, namespace)}; nothing was written`,
    });
  }
}

function remedyOf(source: string, namespace: string | undefined): string {
  if (source.startsWith("file:"))
    return "Write the secret into that file, or correct its path, which begins at the project's folder unless it is absolute";
  if (source.includes(":")) return `Set the key with \`pulumi config set --secret ${source}\``;
  if (namespace !== undefined)
    return `Set the environment variable, or name a configuration key as ${namespace}:KEY, set with \`pulumi config set --secret ${namespace}:KEY\``;
  return "Set the environment variable, or a configuration key of this name with `pulumi config set --secret`";
}
