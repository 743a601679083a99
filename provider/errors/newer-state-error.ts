import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC5002: the stack's state was written by a later release of this package. */
export class NewerStateError extends AdobeCampaignError {
  constructor(resource: string, found: number, known: number) {
    super("ACC5002", {
      what: `The state of this ${resource} was written by a newer release of pulumi-adobe-campaign`,
      where: `its outputs have schema version ${found}, and the installed release knows ${known}`,
      remedy: "Install the newest release (`npm install pulumi-adobe-campaign@latest`). Nothing was written",
    });
  }
}
