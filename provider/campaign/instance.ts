import { MissingRightError } from "../errors/missing-right-error";
import { type InstanceIdentity, WrongInstanceError } from "../errors/wrong-instance-error";
import type { Secret } from "../secret";
import { encryptPassword } from "./encrypt-password";
import { ExternalAccounts } from "./external-accounts";
import { NamedRights } from "./named-rights";
import { Packages } from "./packages";
import { isRelease8From } from "./releases";
import { Rows, type RowSchema } from "./rows";
import { SecurityGroups } from "./security-groups";
import type { Session } from "./session";
import type { SessionInfo } from "./session-info";

/** A database that may have taken the place of the remembered one, and the setting in which people name it. */
export interface AcceptedDatabase {
  readonly databaseId: string;
  readonly setting: string;
}

/** A named right that is enough, in place of ADMINISTRATION, for some writes. */
export interface LesserRight {
  /** Its internal name. */
  readonly right: string;
  /** The first release 8 that has it. */
  readonly since: string;
  /** What it is enough for, and what it is not, for messages. */
  readonly covers: string;
}

/** One Adobe Campaign instance: what this provider reads from it and writes to it. */
export class CampaignInstance {
  readonly accounts: ExternalAccounts;
  readonly packages: Packages;
  readonly groups: SecurityGroups;
  readonly namedRights: NamedRights;
  readonly #rows = new Map<string, Rows>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {
    this.accounts = new ExternalAccounts(session);
    this.packages = new Packages(session);
    this.groups = new SecurityGroups(session);
    this.namedRights = new NamedRights(session);
  }

  /** The rows of a schema. One client each, which remembers what the instance lets it read. */
  rows(schema: RowSchema): Rows {
    const key = JSON.stringify([schema.id, schema.constants]);
    const known = this.#rows.get(key) ?? new Rows(this.session, schema);
    this.#rows.set(key, known);
    return known;
  }

  get url(): string {
    return this.session.url;
  }

  info(): Promise<SessionInfo> {
    return this.session.info();
  }

  /** Refuses to go on if this is another instance than the one remembered, or has another database than the accepted one. */
  async assertIdentity(remembered: InstanceIdentity | undefined, accepted?: AcceptedDatabase): Promise<void> {
    const { identity } = await this.info();
    if (remembered === undefined || isSame(identity, remembered)) return;
    const replaced = { ...remembered, databaseId: identity.databaseId };
    if (accepted?.databaseId === identity.databaseId && isSame(identity, replaced)) return;
    throw new WrongInstanceError(this.url, remembered, identity, accepted?.setting);
  }

  /**
   * Refuses to go on if our operator may not write. Called before the first write. `lesser` is a right that some writes do with on newer
   * releases; `isEnough` tells whether the ones that follow are such.
   */
  async assertMayWrite(lesser?: LesserRight, isEnough = false): Promise<void> {
    const { rights, operator, release } = await this.info();
    const offered = lesser !== undefined && isRelease8From(release, lesser.since) ? lesser : undefined;
    if (rights.includes("admin") || (isEnough && offered !== undefined && rights.includes(offered.right))) return;
    throw new MissingRightError(this.url, operator, rights, offered);
  }

  /** Has the instance encrypt a secret with its own key. Two calls give two ciphertexts, since each is salted. */
  encrypt(secret: Secret): Promise<string> {
    return encryptPassword(this.session, secret);
  }

  /** Runs one writer at a time: an installation changes the structure under any other write. */
  exclusively<T>(write: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(write);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  close(timeout?: number): Promise<void> {
    return this.session.close(timeout);
  }
}

/** The name is not told by every way to sign in; the database's identifier is. */
function isSame(a: InstanceIdentity, b: InstanceIdentity): boolean {
  const sameName = a.instanceName === b.instanceName || a.instanceName === "" || b.instanceName === "";
  return sameName && a.databaseId === b.databaseId;
}
