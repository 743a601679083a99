import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4103: an installation ended without the package being there. It is never submitted a second time by itself. */
export class PackageInstallError extends AdobeCampaignError {
  constructor(url: string, packageName: string, reason: string) {
    super("ACC4103", {
      what: `The package ${packageName} is not installed after the attempt`,
      where: url,
      why: reason,
      remedy:
        "An installation may still be running: look at the instance (Tools > Advanced > Import package), then run `pulumi up` again",
    });
  }
}
