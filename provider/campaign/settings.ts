import type { Secret } from "./secret";

/** How to reach one instance and sign in. Made by `provider/config`; the client takes it as correct. */
export interface ConnectionSettings {
  /** Origin of the instance without a trailing slash, such as `https://campaign.example.com`. */
  readonly url: string;
  readonly user: string;
  readonly password: Secret;
  /** Milliseconds for one call, from sending to the last byte of the reply. */
  readonly timeout: number;
}
