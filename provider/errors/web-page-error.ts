import { AdobeCampaignError } from "./adobe-campaign-error";
import { askAgain } from "./ask-again";

const wrongPlace = {
  why: "It may be a login page, the page of a proxy, or another server",
  remedy: "Check adobe-campaign:url: it is the address of the instance, without /nl/jsp/…",
};
const outage = {
  why: "Web servers and proxies show such pages when the instance behind them is down or too slow",
  remedy: "Run the command again when the instance is healthy; if it is, check adobe-campaign:url",
};

/** ACC2003: a web page came instead of a SOAP reply: a login page, a proxy's page, or a wrong address. */
export class WebPageError extends AdobeCampaignError {
  constructor(
    request: string,
    url: string,
    readonly status: number,
    title: string | undefined,
    /** Seconds after which the server says to ask again. */
    readonly retryAfter?: number,
  ) {
    super("ACC2003", {
      what: `A web page${title === undefined ? "" : ` ("${title}")`} came instead of a SOAP reply`,
      where: `${request} at ${url}, HTTP ${status}${askAgain(retryAfter)}`,
      ...(status >= 500 ? outage : wrongPlace),
    });
  }
}
