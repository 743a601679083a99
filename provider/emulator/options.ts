import type { TechnicalAccount } from "./model/ims";
import type { Security } from "./model/security";

export interface TokenSeed {
  token: string;
  operator: string;
  /** Rights of the operator, if it comes into being with this token. Default none. */
  rights?: string[];
  /** Seconds from the start. Default a day. */
  expiresIn?: number;
}

export interface EmulatorOptions {
  /** Port on loopback; 0, the default, takes any free one. */
  port?: number;
  /** JSON file that keeps the instance over restarts. Default: in memory only. */
  stateFile?: string;
  /** Operator with the right `admin`. Default "admin". */
  user?: string;
  /** Default "admin". */
  password?: string;
  /** Kind of instance. */
  profile?: "v7";
  /** Default "emulator", or what the state file says. */
  instanceName?: string;
  /** Default: random at the first start, then kept. */
  databaseId?: string;
  /** More operators, for instance one without the right `admin`. Without a password: no native logon. */
  operators?: { name: string; password?: string; rights: string[] }[];
  /** IMS access tokens that are already out. */
  tokens?: TokenSeed[];
  /** Clients of the token endpoint `/ims/token/v3`. */
  technicalAccounts?: TechnicalAccount[];
  /** What a real instance has in its server's files. */
  security?: Partial<Security>;
  /** The package with the IMS account is there from the first start. Default false. */
  packageInstalled?: boolean;
  /** Port of the control interface on loopback; 0 takes any free one. Off unless given. */
  controlPort?: number;
}
