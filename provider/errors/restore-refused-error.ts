import { AdobeCampaignError } from "./adobe-campaign-error";

interface LastChanged {
  readonly name: string;
  readonly modifiedBy: string;
  readonly lastModified: string;
}

/**
 * ACC4010: the account was changed by somebody else since the last `up` or `refresh`, so putting back what was found, or deleting it,
 * would undo their work.
 */
export class RestoreRefusedError extends AdobeCampaignError {
  /** `intention` says what was to be done: "put back as it was found", or "deleted". */
  constructor(
    url: string,
    { name, modifiedBy, lastModified }: LastChanged,
    intention: string,
    changes: readonly string[],
  ) {
    super("ACC4010", {
      what: `The account "${name}" was not ${intention}, because somebody has changed it`,
      details: changes,
      where: `${url}, last changed by ${modifiedBy} at ${lastModified}`,
      why: "That change would be lost, and nobody would know of it",
      remedy:
        "Nothing was written. To give the change up, run `pulumi refresh --run-program` and then `pulumi destroy --run-program`. To leave the account as it is now, have Pulumi forget it (`pulumi state delete` with its URN, which `pulumi stack --show-urns` lists), and then `pulumi destroy --run-program`",
    });
  }
}
