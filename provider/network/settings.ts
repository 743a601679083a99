import type { Secret } from "../secret";

/** How this machine reaches others: what a corporate network needs. */
export interface NetworkSettings {
  /** Certificates (PEM) of authorities to trust beside the usual ones. */
  readonly ca?: string;
  /** Our own certificate (PEM), for a server that asks for one, and its key. */
  readonly certificate?: string;
  readonly key?: Secret;
  /** Address of a proxy. If omitted, `HTTPS_PROXY` and `NO_PROXY` of the environment decide. */
  readonly proxy?: string;
}
