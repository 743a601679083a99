import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC3002: the session had expired, a new logon worked, and the new session was refused as well. */
export class SessionExpiredError extends AdobeCampaignError {
  constructor(request: string, url: string) {
    super("ACC3002", {
      what: "The session expired twice in a row",
      where: `${request} at ${url}`,
      why: "A new logon succeeded, but the instance did not accept the new session either",
      remedy:
        "Check that the load balancer keeps a session on one server, and check the security zone's session settings",
    });
  }
}
