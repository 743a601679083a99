import { AdobeCampaignError } from "./adobe-campaign-error";

/** What tells one instance from another: `serverInfo/@instanceName` and `@databaseId`. */
export interface InstanceIdentity {
  readonly instanceName: string;
  readonly databaseId: string;
}

/** ACC4001: the address now answers as another instance than the one the state remembers. Nothing is read into state or written. */
export class WrongInstanceError extends AdobeCampaignError {
  constructor(url: string, remembered: InstanceIdentity, answered: InstanceIdentity) {
    super("ACC4001", {
      what: `This is another instance than the one in the stack's state: expected ${shown(remembered)}, found ${shown(answered)}`,
      where: url,
      why: "Either adobe-campaign:url points elsewhere, or the instance's database was replaced by another's",
      remedy:
        "Correct the address or select the right stack. If the change is intended, remove the resource from the state (`pulumi state delete <urn>`) and run `pulumi up`, which adopts what it finds. Nothing was written",
    });
  }
}

const shown = (identity: InstanceIdentity) =>
  `instance "${identity.instanceName}" with database ${identity.databaseId}`;
