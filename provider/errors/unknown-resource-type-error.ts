import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC5003: a resource is of a type that only a later release of this package knows, so nothing can be said of it. */
export class UnknownResourceTypeError extends AdobeCampaignError {
  constructor(
    readonly type: string,
    release: string,
  ) {
    super("ACC5003", {
      what: `The type ${type} is not known to adobe-campaign`,
      where: `this is release ${release}`,
      why: "the program uses a newer release, so whether the resource is as it should be cannot be judged",
      remedy: "Update adobe-campaign here (`npm install pulumi-adobe-campaign@latest`)",
    });
  }
}
