import { AdobeCampaignError } from "./adobe-campaign-error";

interface LastChanged {
  readonly name: string;
  readonly modifiedBy: string;
  readonly lastModified: string;
}

/**
 * ACC4010: the object was changed by somebody else, or by another stack, since the last `up` or `refresh`, so putting back what was found, or deleting it,
 * would undo their work.
 */
export class RestoreRefusedError extends AdobeCampaignError {
  /** `intention` says what was to be done: "put back as it was found", or "deleted". */
  constructor(
    url: string,
    { name, modifiedBy, lastModified }: LastChanged,
    intention: string,
    changes: readonly string[],
    noun = "account",
  ) {
    super("ACC4010", {
      what: `The ${noun} "${name}" was not ${intention}, because somebody has changed it`,
      details: changes,
      where: `${url}, last changed by ${modifiedBy} at ${lastModified}`,
      why: "That change would be lost, and nobody would know of it",
      remedy: `Nothing was written. Find out first who that was, since people may be signing in with it. If another resource, stack or person looks after the ${noun} now, leave it to them: have Pulumi forget this one (\`pulumi state delete\` with its URN, which \`pulumi stack --show-urns\` lists), then run \`pulumi destroy --run-program\`. Only to undo the change and lose what is there now, run \`pulumi refresh --run-program\`, then \`pulumi destroy --run-program\``,
    });
  }
}
