import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3008: IMS did not give an access token for the technical account. */
export class ImsTokenError extends AdobeCampaignError {
  constructor(endpoint: string, clientId: string, status: number, said: string) {
    super("ACC3008", {
      what: `IMS gave no access token to the technical account "${clientId}"`,
      where: `${endpoint}, HTTP ${status}`,
      why: said === "" ? undefined : `It said: ${said}`,
      remedy:
        "Check adobe-campaign:imsClientId, imsClientSecret, imsScopes and imsTokenEndpoint against the credential in the Adobe Developer Console",
    });
  }
}
