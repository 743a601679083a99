import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC2002: the server answered with a redirect. None is followed, since credentials must not go to another host. */
export class RedirectError extends AdobeCampaignError {
  constructor(request: string, url: string, status: number, target: string) {
    super("ACC2002", {
      what: `The server redirects to ${target}`,
      where: `${request} at ${url}, HTTP ${status}`,
      why: "Redirects are not followed, so that no credential reaches another host",
      remedy: "Set adobe-campaign:url to the address that answers itself",
    });
  }
}
