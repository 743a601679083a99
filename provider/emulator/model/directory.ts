/** A product profile, or another group, of the organization in the Adobe Admin Console. */
export interface DirectoryProfile {
  groupName: string;
  /** Default 1. */
  memberCount?: number;
  /** Default "Adobe Campaign". */
  productName?: string;
  /** Default `PRODUCT_PROFILE`. */
  type?: string;
  /** Context of its product, which the account has to name. Default: the one that applies to the instance. */
  productContext?: string;
}

/** Somebody with an Adobe ID, in the organization. */
export interface Person {
  email: string;
  /** Names of product profiles. One that does not exist is made. */
  profiles: readonly string[];
}

export type HeldProfile = Pick<DirectoryProfile, "groupName" | "productContext">;

export interface DirectoryGroup {
  type: string;
  groupName: string;
  groupId: number;
  memberCount: number;
  productName?: string;
  licenseQuota?: string;
  adminGroupName?: string;
  productProfileName?: string;
}

export interface DirectorySettings {
  /** Groups in one page; the size of real ones varies. Default 100. */
  pageSize: number;
  /** Calls that one client may make in a minute. Default 5, as documented. */
  callsPerMinute: number;
  /** Seconds for which a throttled client is asked to wait. If omitted, until the minute is over. A real service asks for up to an hour. */
  retryAfter?: number;
  /** The one organization that exists; without, any. */
  organization?: string;
}

const minute = 60_000;

/** The organization's groups as User Management lists them, and how often a client has asked. */
export class Directory {
  readonly settings: DirectorySettings = { pageSize: 100, callsPerMinute: 5 };
  readonly #groups: DirectoryGroup[] = [];
  /** By name. No listing shows them. */
  readonly #contexts = new Map<string, string>();
  /** By e-mail, whose capitals do not count. */
  readonly #people = new Map<string, Person>();
  readonly #calls = new Map<string, number[]>();
  #lastId = 90_000_000;

  configure(settings: Partial<DirectorySettings>): void {
    Object.assign(this.settings, settings);
  }

  /** Each profile comes with a group of its administrators, whose name repeats its own: as in real listings. */
  add({
    groupName,
    memberCount = 1,
    productName = "Adobe Campaign",
    type = "PRODUCT_PROFILE",
    productContext,
  }: DirectoryProfile): void {
    if (productContext !== undefined) this.#contexts.set(groupName, productContext);
    if (type !== "PRODUCT_PROFILE") {
      this.#push({ type, groupName, memberCount });
      return;
    }
    const adminGroupName = `_admin_${groupName}`;
    this.#push({ type, groupName, memberCount, productName, adminGroupName, licenseQuota: "UNLIMITED" });
    this.#push({
      type: "PROFILE_ADMIN_GROUP",
      groupName: adminGroupName,
      memberCount: 1,
      productProfileName: groupName,
    });
  }

  /** By the name of the group; its administrators go with it. */
  remove(groupName: string): void {
    const left = this.#groups.filter((each) => each.groupName !== groupName && each.productProfileName !== groupName);
    this.#groups.splice(0, this.#groups.length, ...left);
  }

  /** Replaces what is known of that person. The number of members that a listing shows of a profile stays as it was given. */
  addPerson({ email, profiles }: Person): void {
    for (const groupName of profiles) if (!this.#isProfile(groupName)) this.add({ groupName });
    this.#people.set(email.toLowerCase(), { email, profiles: [...profiles] });
  }

  removePerson(email: string): void {
    if (!this.#people.delete(email.toLowerCase())) throw new Error(`There is nobody called ${email}.`);
  }

  person(email: string): Person | undefined {
    return this.#people.get(email.toLowerCase());
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** Those of a person's profiles that still exist. */
  profilesOf(email: string): HeldProfile[] {
    const names = this.person(email)?.profiles.filter((name) => this.#isProfile(name)) ?? [];
    return names.map((groupName) => {
      const productContext = this.#contexts.get(groupName);
      return { groupName, ...(productContext === undefined ? {} : { productContext }) };
    });
  }

  #isProfile(name: string): boolean {
    return this.#groups.some(({ groupName, type }) => groupName === name && type === "PRODUCT_PROFILE");
  }

  get groups(): readonly DirectoryGroup[] {
    return this.#groups;
  }

  /** Notes a call; seconds to wait when it was one too many. Refused calls do not count. */
  throttle(client: string, now: number): number | undefined {
    const { callsPerMinute, retryAfter } = this.settings;
    const recent = (this.#calls.get(client) ?? []).filter((each) => each > now - minute);
    const [oldest = now] = recent;
    if (recent.length >= callsPerMinute) return retryAfter ?? Math.ceil((oldest + minute - now) / 1000);
    this.#calls.set(client, [...recent, now]);
    return undefined;
  }

  #push(group: Omit<DirectoryGroup, "groupId">): void {
    this.#groups.push({ ...group, groupId: ++this.#lastId });
  }
}
