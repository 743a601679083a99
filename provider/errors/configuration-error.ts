import { AdobeCampaignError } from "./adobe-campaign-error";

/**
 * ACC1001: the connection settings are incomplete or malformed. All problems are listed at once.
 * Source: docs/reference of this package.
 */
export class ConfigurationError extends AdobeCampaignError {
  constructor(
    instance: string | undefined,
    readonly problems: readonly string[],
  ) {
    super("ACC1001", {
      what: `The connection to ${instance === undefined ? "Adobe Campaign" : `the instance "${instance}"`} cannot be made`,
      details: problems,
      remedy: "Set or correct each with `pulumi config set` (secrets with --secret), or by its environment variable",
    });
  }
}
