import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC2005: the reply is not the SOAP document that was expected: cut off, not XML, a DTD, beyond the limits, or without the expected element. */
export class MalformedReplyError extends AdobeCampaignError {
  constructor(request: string, url: string, reason: string) {
    super("ACC2005", {
      what: "The reply cannot be understood",
      where: `${request} at ${url}`,
      why: reason,
      remedy: "Run the command again; if it stays, check what stands between this machine and the instance",
    });
  }
}
