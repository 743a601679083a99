import { AdobeCampaignError } from "./adobe-campaign-error";

/**
 * ACC4008: `mode: "manage"` on an instance that Adobe administers: of release 8, or below campaign.adobe.com. Source: Adobe Campaign v8
 * documentation, "External accounts"; Adobe documentation, "Configuring IMS".
 */
export class ManagedInstanceError extends AdobeCampaignError {
  constructor(url: string, release: string) {
    super("ACC4008", {
      what: "This instance is administered by Adobe, so nothing is changed on it",
      where: `${url}, release ${release}`,
      why: "Customers must not change the packages and external accounts of Adobe Campaign v8, nor of any instance that Adobe hosts (below campaign.adobe.com)",
      remedy:
        'Set mode: "verify" to compare without writing, or allowManagedInstance: true if Adobe agreed; nothing was written',
    });
  }
}
