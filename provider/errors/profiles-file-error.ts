import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1004: a file with product profiles cannot be read, or is not one. */
export class ProfilesFileError extends AdobeCampaignError {
  constructor(file: string, why: string) {
    super("ACC1004", {
      what: `The file of product profiles ${file} cannot be used: ${why}`,
      remedy: "Give a text file with one profile name per line, or a JSON list of names",
    });
  }
}
