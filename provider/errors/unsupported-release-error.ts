import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4014: people cannot sign in with an Adobe ID on this release, whatever the account says. Source: Adobe documentation, "Adobe IMS updates". */
export class UnsupportedReleaseError extends AdobeCampaignError {
  constructor(url: string, release: string, build: string, needed: string) {
    super("ACC4014", {
      what: `People cannot sign in with an Adobe ID on this release: it must be ${needed}`,
      where: `${url}, release ${release}, build ${build}`,
      why: "Adobe's identity service has accepted only newer releases since 2021-06-30",
      remedy: "Upgrade the instance and its consoles first. Nothing was written",
    });
  }
}
