import type { DirectoryProfile, DirectorySettings, Person } from "./model/directory";
import type { LoginClient, TechnicalAccount } from "./model/ims";
import type { Row } from "./model/schema";
import type { Security } from "./model/security";
import type { RightLink } from "./model/people";
import type { NamedRight, SecurityGroup } from "./model/seed";
import type { ProfileName } from "./profiles/index";

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
  /**
   * Kind of instance. `v7` (default): on-premise, in English. `v7-french`: the same with labels in French. `v7-old`: a build
   * that lacks much. `v8`: hosted, managed by Adobe, no native logon.
   */
  profile?: ProfileName;
  /** Release that it says it is, such as `20.2.4`. Default: the profile's. */
  release?: string;
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
  /**
   * IMS clients with which people sign in: the token endpoint knows them, and gives them no token. Without any, a sign-in takes whatever
   * client and secret the account has.
   */
  loginClients?: LoginClient[];
  /** What a real instance has in its server's files. */
  security?: Partial<Security>;
  /** The package with the IMS account is there from the first start. Default false. */
  packageInstalled?: boolean;
  /** Security groups (`xtk:group`, type 1) besides those that are shipped; a number makes so many. */
  groups?: number | (string | SecurityGroup)[];
  /** Named rights (`xtk:group`, type 2) besides those that are shipped. */
  namedRights?: NamedRight[];
  /**
   * Link of `xtk:operatorGroup` that names the right where a group holds one. `operator` (default): as is likely on a real
   * instance. `group`: the other way round. `both`: each is written both ways. `neither`: the relation does not show what groups
   * hold. An instance kept in a state file stays as it is.
   */
  rightLink?: RightLink;
  /** More external accounts, if they are not there; a number makes so many of other types than the IMS account. */
  accounts?: number | Row[];
  /** Product profiles in the Adobe Admin Console, for the listing of user management. */
  profiles?: DirectoryProfile[];
  /** People with an Adobe ID in the organization, for `signIn`. */
  people?: Person[];
  /** Address at which people reach the instance, such as `https://dev.campaign.example.com`. Default: whatever the account says. */
  accessUrl?: string;
  /** How that listing pages and throttles, and for which organization. */
  userManagement?: Partial<DirectorySettings>;
  /** How many answers of `GetStatus` say that an installation is running. A second counts like one. Default 2. */
  installationPolls?: number;
  /** Milliseconds that `InstallVendorPackages` takes when it is called directly. Default 0. */
  installationDelay?: number;
  /** Whether its own address shows a page in a browser: the console. Default true. */
  page?: boolean;
  /** Port of the control interface on loopback; 0 takes any free one. Off unless given. */
  controlPort?: number;
}
