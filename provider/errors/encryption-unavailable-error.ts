import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4012: the instance has no method to encrypt a secret, or answers with the secret itself. It must never be stored in clear. */
export class EncryptionUnavailableError extends AdobeCampaignError {
  constructor(url: string, release: string, answer: "none" | "clear" = "none") {
    super("ACC4012", {
      what: "The instance cannot encrypt the client secret",
      where: `${url}, release ${release}`,
      why:
        answer === "none"
          ? "Its build does not have the method EncryptPassword, neither in xtk:session nor in xtk:persist, and a secret is never stored in clear"
          : "Its method EncryptPassword answered with a text from which the secret can be read, and a secret is never stored in clear",
      remedy:
        'Update the instance, or configure the account in the console and set mode: "verify"; nothing was written',
    });
  }
}
