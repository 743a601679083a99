import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC2002: the server answered with a redirect. None is followed, since credentials must not go to another host. */
export class RedirectError extends AdobeCampaignError {
  constructor(request: string, url: string, status: number, location: string | undefined) {
    super("ACC2002", {
      what: `The server redirects to ${target(location, url)}`,
      where: `${request} at ${url}, HTTP ${status}`,
      why: "Redirects are not followed, so that no credential reaches another host",
      remedy: "Set adobe-campaign:url to the address that answers without a redirect",
    });
  }
}

/** Only where it leads: a redirect's path and query may hold anything. */
function target(location: string | undefined, url: string): string {
  if (location === undefined || !URL.canParse(location, url)) return "an address that it does not name";
  const { origin, protocol } = new URL(location, url);
  if (origin === new URL(url).origin) return "another path of the same server";
  return origin === "null" ? `an address with ${protocol}` : origin;
}
