import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3003: this machine's IP address is in no security zone of the instance that may sign in. Source: Adobe documentation, "Security zones". */
export class AddressRefusedError extends AdobeCampaignError {
  constructor(url: string, said: string) {
    super("ACC3003", {
      what: "The instance does not accept connections from this machine's IP address",
      where: url,
      why: `It said: ${said}`,
      remedy: "Ask the instance's administrator to add the address (of the CI runner or proxy) to a security zone",
    });
  }
}
