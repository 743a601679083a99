import type { Fault, Injection } from "./faults/fault";
import type { CallListener } from "./hooks";
import type { JournalEntry } from "./journal";
import type { DirectoryProfile, DirectorySettings, Person } from "./model/directory";
import type { Security } from "./model/security";
import type { LoginClient, TechnicalAccount } from "./model/ims";
import type { NamedRight, SecurityGroup } from "./model/seed";
import type { TokenSeed } from "./options";
import type { SignIn } from "./sign-in/result";
import type { Snapshot } from "./state/state";

/** A security group as it is stored, what it gives, and who is in it. */
export interface GroupState {
  attributes: Record<string, string>;
  /** Internal names of named rights. */
  rights: string[];
  /** Names of operators. */
  members: string[];
}

export interface OperatorState {
  attributes: Record<string, string>;
  /** Internal names of security groups. */
  groups: string[];
  /** Internal names of named rights: its own, and those of its groups. */
  rights: string[];
}

/** A running instance. */
export interface Emulator {
  readonly url: string;
  readonly port: number;
  readonly controlUrl: string | undefined;
  /** Adobe's token endpoint, played by the same server. */
  readonly tokenEndpoint: string;
  /** Adobe's user management, played by the same server: `/groups/{organization}/{page}` follows. */
  readonly userManagementUrl: string;
  /** Copies; secrets masked. */
  journal(): JournalEntry[];
  clearJournal(): void;

  /** A console user (another operator, default "j.doe") changes an account by hand; secrets are given in clear. */
  edit(change: { account?: string; set: Record<string, string>; operator?: string }): void;
  removeAccount(name: string): void;
  /** One more account; `type` defaults to that of the IMS account. */
  addAccount(attributes: Record<string, string>): void;
  /** Somebody installs a package of the catalogue by hand. */
  installPackage(name: string): void;
  /** For tests: a real instance cannot. */
  removePackage(name: string): void;

  /** A console user (another operator, default "j.doe") changes a security group by hand: `name`, `label`, `desc`. */
  editGroup(change: { group: string; set: Record<string, string>; operator?: string }): void;
  addGroup(group: SecurityGroup & { operator?: string }): void;
  /** Its members stay, without it. */
  removeGroup(name: string): void;
  /** Gives a group a named right, or takes it away; both by internal name. The group's last modification stays as it was. */
  giveRight(change: { group: string; right: string }): void;
  takeRight(change: { group: string; right: string }): void;
  /** One more named right. Its label may be that of another. */
  addRight(right: NamedRight): void;
  removeRight(name: string): void;
  /** An operator that does not exist is made: it cannot sign in yet. */
  addMember(change: { group: string; operator: string }): void;
  removeMember(change: { group: string; operator: string }): void;

  /** Attributes as they are stored, secrets as ciphertext. */
  account(name: string): Record<string, string> | undefined;
  accounts(): Record<string, string>[];
  group(name: string): GroupState | undefined;
  groups(): GroupState[];
  /** Named rights, as they are stored. */
  namedRights(): Record<string, string>[];
  operators(): OperatorState[];
  /** For tests: proves which secret arrived. */
  decrypt(ciphertext: string): string;
  /** Installed packages: "nms:core", … */
  packages(): string[];
  /** Open sessions. */
  sessions(): number;
  /** "namespace:name" of the package that brings the IMS account (made up). */
  readonly imsPackage: string;
  /** Internal name of the account that the package brings. */
  readonly imsAccount: string;

  /** Lets calls go wrong, by counting: see `Fault`. */
  inject(fault: Fault): Injection;
  clearFaults(): void;
  /** Those that were injected, with how often each has struck. */
  faults(): { fault: Fault; hits: number }[];
  /** `listener` is waited for before and after each call is executed. The result ends it. */
  onCall(listener: CallListener): () => void;
  /** Nobody listens at the port any more, and every connection is reset: a server that is down. */
  stopListening(): Promise<void>;
  /** Listens again, at the same port. */
  listenAgain(): Promise<void>;

  /** Moves the instance's clock forward, in milliseconds: sessions and tokens end. */
  advance(milliseconds: number): void;
  expireSessions(): void;
  /** Another operator, or another password or other rights of one. Open sessions keep the rights they began with. */
  addOperator(operator: { name: string; password?: string; rights: string[] }): void;
  /** An IMS access token that is out from now on. */
  addToken(token: TokenSeed): void;
  addTechnicalAccount(account: TechnicalAccount): void;
  /** An IMS client with which people sign in, in place of one with the same identifier. */
  addLoginClient(client: LoginClient): void;
  /** Somebody with an Adobe ID, in place of a person with the same e-mail. */
  addPerson(person: Person): void;
  removePerson(email: string): void;
  people(): Person[];
  /**
   * Somebody signs in with an Adobe ID. The server goes by the account as it was when it started. Who gets in becomes an operator in the
   * groups that the association mask leads to; otherwise nothing changes, and the reason is given that the real product does not give.
   */
  signIn(email: string): SignIn;
  /** The server starts anew: only then a changed account has an effect on sign-ins. */
  restart(): void;

  /** A product profile in the Adobe Admin Console. */
  addProfile(profile: DirectoryProfile): void;
  removeProfile(groupName: string): void;
  /** How user management pages and throttles. */
  configureUserManagement(settings: Partial<DirectorySettings>): void;
  /** Changes what a real instance has in its server's files; what is not named stays. */
  secure(change: Partial<Security>): void;

  /** All that the instance keeps, as its state file would hold it; not the journal, sessions and IMS tokens. */
  snapshot(): Snapshot;
  /**
   * Becomes what the snapshot says, as when a database is restored: sessions stay open, a running job is gone, the instance
   * keeps its name, and time does not go back. It may be another instance's, of the same profile: a copied database.
   */
  restore(snapshot: Snapshot): void;

  close(): Promise<void>;
}
