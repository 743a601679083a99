import type { Profile } from "../profiles/profile";
import type { Operator } from "./operators";

/** Settings that on a real instance are in files of the server, out of reach for SOAP. */
export interface Security {
  /** The client's address belongs to no security zone. Default false. */
  refuseAddress: boolean;
  /** No native logon over SOAP but for the operators that are exempt, as `imsConfig/nonIMSAuthnAPI@disableAPI` does. */
  disableAPI: boolean;
  /** More operators that stay exempt. */
  allowOperators: readonly string[];
  /** The session token is enough, as in a relaxed zone. Default false: the security token is required as well. */
  sessionTokenOnly: boolean;
  /** Seconds. */
  sessionTimeout: number;
  /** An IMS token that has ended is answered like a session that has. Default false: by a fault at HTTP 500. */
  endedTokenAsSession: boolean;
}

export const securityOf = ({ disableAPI, sessionTimeout }: Profile): Security => ({
  refuseAddress: false,
  disableAPI,
  allowOperators: [],
  sessionTokenOnly: false,
  sessionTimeout,
  endedTokenAsSession: false,
});

export const mayLogOn = (profile: Profile, { disableAPI, allowOperators }: Security, { name }: Operator): boolean =>
  !disableAPI || profile.nativeOperators.includes(name) || allowOperators.includes(name);
