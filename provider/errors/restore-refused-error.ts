import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4010: the account was changed by somebody else since the last `up`, so putting back what was found would undo their work. */
export class RestoreRefusedError extends AdobeCampaignError {
  constructor(url: string, account: string, changes: readonly string[], modifiedBy: string, lastModified: string) {
    super("ACC4010", {
      what: `The account "${account}" is not put back as it was found, since it has changed: ${changes.join("; ")}`,
      where: `${url}, last changed by ${modifiedBy} at ${lastModified}`,
      why: "Restoring would silently undo that change",
      remedy:
        'Run `pulumi up --refresh` to take the account over again, or `pulumi refresh` to accept the change, and then destroy; or set onDelete: "keep" and run `pulumi up` first',
    });
  }
}
