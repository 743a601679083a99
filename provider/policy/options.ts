/** What the rules cannot know by themselves. */
export interface PolicyOptions {
  /** Names of the stacks that are production. Default: `prod` or `production` as a word of the name, such as `eu-prod`. */
  readonly productionStacks?: RegExp;
  /** Names in `adobe-campaign:instances` of the instances that Adobe hosts. Those below campaign.adobe.com are known. */
  readonly hostedInstances?: readonly string[];
  /** Internal names of the security groups that may give ADMINISTRATION, SQL SCRIPT EXECUTION or PROGRAM EXECUTION. Default: `admin`. */
  readonly powerfulGroups?: readonly string[];
  /**
   * Where the client secret may come from: `configuration` (default) is the stack's configuration, or `clientSecretFrom`; `write-only` is
   * `clientSecretFrom` alone, with an environment variable or a file, so that no state holds it (a configuration key with its project is
   * refused, since Pulumi keeps the configuration in the state); `anywhere` also allows what another resource makes. A placeholder is never
   * allowed.
   */
  readonly secretSource?: "configuration" | "write-only" | "anywhere";
}
