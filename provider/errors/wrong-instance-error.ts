import { AdobeCampaignError } from "./adobe-campaign-error";

/** What distinguishes one instance from another: `serverInfo/@instanceName` and `@databaseId`. */
export interface InstanceIdentity {
  readonly instanceName: string;
  readonly databaseId: string;
}

/**
 * ACC4001: the address now answers as another instance than the one the state remembers, or as the same one with another database,
 * as after a copy of production over staging. Nothing is read into state or written.
 */
export class WrongInstanceError extends AdobeCampaignError {
  /** `setting` is the variable in which people accept another database of the same instance. */
  constructor(
    url: string,
    remembered: InstanceIdentity,
    answered: InstanceIdentity,
    setting = "ADOBE_CAMPAIGN_ACCEPT_DATABASE",
  ) {
    const isReplaced = remembered.instanceName === answered.instanceName && answered.instanceName !== "";
    super("ACC4001", {
      where: url,
      ...(isReplaced ? replaced(remembered, answered, setting) : other(remembered, answered)),
    });
  }
}

function replaced(remembered: InstanceIdentity, { instanceName, databaseId }: InstanceIdentity, setting: string) {
  return {
    what: `The database of the instance "${instanceName}" was replaced: the stack's state remembers ${remembered.databaseId}, and the instance has ${databaseId}`,
    why: "A database that was copied from another instance brings that instance's account along: its callback address, client and secret",
    remedy: `Nothing was written. If the copy was intended, \`${setting}=${databaseId} pulumi preview --refresh --run-program --diff\` shows what came along, and \`${setting}=${databaseId} pulumi up --refresh --run-program\` puts this instance right (docs/after-a-copy.md)`,
  };
}

function other(remembered: InstanceIdentity, answered: InstanceIdentity) {
  return {
    what: `This is not the instance in the stack's state: expected ${shown(remembered)}, found ${shown(answered)}`,
    why: "adobe-campaign:url points elsewhere, or the instance was set up again",
    remedy:
      "Correct the address or select the right stack. If the change is intended, remove the resource from the state (`pulumi state delete <urn>`) and run `pulumi up`, which adopts what it finds. Nothing was written",
  };
}

const shown = (identity: InstanceIdentity) =>
  `instance "${identity.instanceName}" with database ${identity.databaseId}`;
