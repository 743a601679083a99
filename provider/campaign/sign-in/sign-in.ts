import type { Secret } from "../../secret";
import type { SessionInfo } from "../session-info";
import type { SoapClient } from "../soap/soap-client";

/** A way to sign in. */
export interface SignIn {
  /** Signs in, or in again. `expired` is an earlier sign-in that the instance no longer accepts, if that is why. */
  signIn(soap: SoapClient, expired: SessionInfo | undefined): Promise<SessionInfo>;
}

/** Where an IMS access token comes from. */
export interface TokenSource {
  /** Names it in messages. */
  readonly name: string;
  token(): Promise<Secret>;
  /** Another token than the one that was refused, or `undefined` if there is no way to get one. */
  renew(refused: Secret): Promise<Secret | undefined>;
}
