import type { NetworkSettings } from "../network/settings";
import type { Secret } from "../secret";

/** How to reach one instance and sign in. Made by `provider/config`; the client takes it as correct. */
export interface ConnectionSettings {
  /** Origin of the instance without a trailing slash, such as `https://campaign.example.com`. */
  readonly url: string;
  readonly signIn: SignInSettings;
  /** Milliseconds for one call, from sending to the last byte of the reply. */
  readonly timeout: number;
  readonly network: NetworkSettings;
  /** Whether each call is reported on stderr, in one line without any content. */
  readonly logCalls: boolean;
}

export type SignInSettings = PasswordSettings | TokenSettings | TechnicalAccountSettings;

/** An operator of the instance with a password of its own ("native logon"). */
export interface PasswordSettings {
  readonly kind: "password";
  readonly user: string;
  readonly password: Secret;
}

/** What becomes of an IMS access token: exchanged once for a session, or sent with each call. */
export type TokenUse = "exchange" | "each-call";

/** An IMS access token that somebody else renews. */
export interface TokenSettings {
  readonly kind: "token";
  readonly token: Secret;
  readonly use: TokenUse;
}

/** A technical account, whose IMS access token is fetched with its client credentials and renewed before it ends. */
export interface TechnicalAccountSettings {
  readonly kind: "technical-account";
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** As IMS takes them: with commas. */
  readonly scopes: string;
  readonly tokenEndpoint: string;
  readonly use: TokenUse;
}
