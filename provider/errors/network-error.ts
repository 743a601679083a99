import { AdobeCampaignError } from "./adobe-campaign-error";

export type NetworkFailure = "refused" | "unknown-host" | "reset" | "timeout" | "tls" | "too-large" | "other";

const explanations: Record<NetworkFailure, { what: string; remedy: string }> = {
  refused: { what: "Nothing answers", remedy: "Check the address and the port, and that the server is running" },
  "unknown-host": {
    what: "The host name cannot be resolved",
    remedy: "Check the spelling of this address, and the DNS of this machine",
  },
  reset: {
    what: "The connection broke before the reply was complete",
    remedy: "Run the command again: the provider looks at the instance before it writes",
  },
  timeout: {
    what: "No complete reply came in time",
    remedy: "Run the command again, or raise adobe-campaign:timeout (seconds)",
  },
  tls: {
    what: "The server's TLS certificate was not accepted",
    remedy:
      "Check the certificate's names and issuer; a private certificate authority is given with adobe-campaign:caFile",
  },
  "too-large": {
    what: "The reply is larger than this provider accepts",
    remedy: "Check that the address is an Adobe Campaign instance",
  },
  other: { what: "The request failed", remedy: "Check the network between this machine and the instance" },
};

/** The failures that come before the request is on its way. */
const beforeSending: readonly NetworkFailure[] = ["refused", "unknown-host", "tls"];

/**
 * ACC2001: no usable HTTP reply. `failure` says of which kind; unless it is `isNeverSent`, the instance may have seen the request. `proxy`
 * is the setting or variable that sends it through one.
 */
export class NetworkError extends AdobeCampaignError {
  constructor(
    readonly failure: NetworkFailure,
    request: string,
    url: string,
    reason: string,
    proxy?: string,
  ) {
    // A code of the system (`ECONNRESET`) is not a sentence.
    const why = /^[A-Z\d_]+$/.test(reason) ? `The system reports ${reason}` : reason;
    const { what, remedy } = explanations[failure];
    const orProxy =
      proxy === undefined ? "" : `; the request goes through the proxy that ${proxy} names, so check that too`;
    super("ACC2001", { what, remedy: remedy + orProxy, where: `${request} at ${url}`, why });
  }

  get isNeverSent(): boolean {
    return beforeSending.includes(this.failure);
  }
}
