import { AdobeCampaignError } from "./adobe-campaign-error";
import { askAgain } from "./ask-again";

/** ACC2004: an HTTP error status without a SOAP fault in the body. */
export class HttpStatusError extends AdobeCampaignError {
  constructor(
    request: string,
    url: string,
    readonly status: number,
    text: string,
    /** Seconds after which the server says to ask again. */
    readonly retryAfter?: number,
  ) {
    super("ACC2004", {
      what: `The server answered HTTP ${status}`,
      where: `${request} at ${url}${askAgain(retryAfter)}`,
      why: text === "" ? undefined : `It said: ${text}`,
      remedy:
        status >= 500
          ? "Run the command again when the instance is healthy"
          : "Check adobe-campaign:url, and what stands between this machine and the instance",
    });
  }
}
