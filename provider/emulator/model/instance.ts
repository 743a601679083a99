import type { Profile } from "../profiles/profile";
import type { State } from "../state/state";
import { stateFormat, stateVersion } from "../state/state";
import { Cipher } from "./cipher";
import { Clock, stamp } from "./clock";
import { Directory } from "./directory";
import { Ims } from "./ims";
import type { HalfWay } from "./install";
import { Jobs } from "./jobs";
import {
  ensurePerson,
  kinds,
  namedRightsOf,
  peopleSchema,
  removeRelations,
  setOwnRights,
  type RightLink,
} from "./people";
import { isNamedRight, type Operator } from "./operators";
import { own, type EnumerationValue, type Row, type Schema } from "./schema";
import { securityOf, type Security } from "./security";
import { readConfiguration, type Configuration } from "../sign-in/configuration";
import { Sessions, type Session } from "./sessions";
import { Storage } from "./storage";
import { Table } from "./table";

/** One Campaign instance: its rows, its operators, its key. Changes go through here, so that none misses the file. */
export class Instance {
  readonly clock: Clock;
  readonly sessions = new Sessions();
  readonly jobs = new Jobs();
  readonly ims = new Ims();
  readonly directory = new Directory();
  security: Security;
  /** Address at which people reach the instance; absent: whatever the account says. */
  accessUrl: string | undefined;
  /** What the server read when it started. */
  configuration: Configuration;
  /** How long an installation takes: answers of `GetStatus` that say "running", and milliseconds when it is called directly. */
  installation = { polls: 2, delay: 0 };
  /** Asked at the start of each installation whether it has to fail. */
  halfWay: () => HalfWay | undefined = () => undefined;
  /** How the relation shows what groups hold. */
  rightLink: RightLink;
  readonly #storages = new Map<string, Storage>();
  readonly #tables = new Map<string, Table>();
  readonly #operators = new Map<string, Operator>();
  #nextId: number;
  #changed = false;
  #cipher: { key: string; cipher: Cipher } | undefined;

  constructor(
    readonly profile: Profile,
    state: State,
    readonly instanceName: string,
    private readonly save: (state: State) => void,
  ) {
    this.clock = new Clock(state.lastStamp);
    this.security = securityOf(profile);
    this.#nextId = state.nextId;
    this.rightLink = state.rightLink;
    this.#fill(state);
    this.configuration = readConfiguration(this, stamp(this.clock.now()));
  }

  /** The server starts anew, and reads the account again. Sessions stay open: they are kept in the database. */
  restart(): void {
    this.configuration = readConfiguration(this, stamp(this.clock.now()));
  }

  findTable(id: string): Table | undefined {
    return this.#tables.get(id);
  }

  table(id: string): Table {
    const table = this.#tables.get(id);
    if (!table) throw new Error(`the profile ${this.profile.name} has no schema ${id}`);
    return table;
  }

  option(name: string): Row | undefined {
    return this.table("xtk:option").where("name", name)[0];
  }

  get databaseId(): string {
    return this.option("XtkDatabaseId")?.stringValue ?? "";
  }

  /** With the key as it is now: an administrator may set the option. */
  get cipher(): Cipher {
    const key = this.option("XtkSecretKey")?.stringValue ?? "";
    if (this.#cipher?.key !== key) this.#cipher = { key, cipher: new Cipher(key) };
    return this.#cipher.cipher;
  }

  operator(name: string): Operator | undefined {
    return this.#operators.get(name);
  }

  setOperator(operator: Operator): void {
    this.#operators.set(operator.name, operator);
    this.#changed = true;
  }

  /** A new session. It keeps the rights with which it began. */
  openSession(operator: Operator): Session {
    const expires = this.clock.now() + this.security.sessionTimeout * 1000;
    return this.sessions.open(this.withRights(operator), this.packages(), expires);
  }

  /** The operator with its named rights, its own and those of its groups. */
  withRights(operator: Operator): Operator {
    const named = namedRightsOf(this, ensurePerson(this, "operator", operator.name));
    return { ...operator, rights: [...operator.rights, ...named] };
  }

  /** The operator of an IMS token. It comes into being with the first call that it makes. */
  imsOperator(name: string, rights: readonly string[]): Operator {
    const known = this.operator(name);
    if (known) return known;
    setOwnRights(this, ensurePerson(this, "operator", name), rights.filter(isNamedRight));
    const operator: Operator = { name, rights: rights.filter((right) => !isNamedRight(right)) };
    this.setOperator(operator);
    return operator;
  }

  /** Id of the operator's row, made when there is none yet. */
  operatorId(name: string): string {
    return ensurePerson(this, "operator", name).id ?? "0";
  }

  /** The name behind a number such as `@modifiedBy-id`; what ships is the instance's own, which has none. */
  operatorName(id = "0"): string {
    return this.table(peopleSchema).where("id", id)[0]?.name ?? "";
  }

  /** `namespace:name` of what is installed, sorted as captured logons list them. */
  packages(): string[] {
    return this.table("xtk:package")
      .rows.map((row) => `${row.namespace}:${row.name}`)
      .sort();
  }

  /** The values of an enumeration, with those that installed packages brought. */
  enumeration(schema: Schema, name: string): readonly EnumerationValue[] {
    const values = own(schema.enumerations, name)?.values ?? [];
    if (schema.id !== "nms:extAccount" || name !== "type") return values;
    const installed = new Set(this.packages());
    const brought = this.profile.packages.filter((each) => installed.has(`${each.namespace}:${each.name}`));
    return [...values, ...brought.flatMap((each) => (each.brings ? [each.brings.accountType] : []))];
  }

  insert(schemaId: string, values: Row, authorId: string): Row {
    const table = this.table(schemaId);
    const { attributes, autopk } = table.schema;
    const row: Row = {};
    for (const [name, attribute] of Object.entries(attributes)) row[name] = attribute.default ?? "";
    Object.assign(row, values);
    if (autopk && !row.id) row.id = String(this.#nextId++);
    const now = this.clock.next();
    if (attributes.created) row.created = now;
    if (attributes["createdBy-id"]) row["createdBy-id"] = authorId;
    Object.assign(row, this.#signed(attributes, now, authorId));
    table.insert(row);
    this.#changed = true;
    return row;
  }

  update(schemaId: string, row: Row, changes: Row, authorId: string): void {
    const table = this.table(schemaId);
    this.#rename(schemaId, row, changes.name);
    table.update(row, { ...changes, ...this.#signed(table.schema.attributes, this.clock.next(), authorId) });
    this.#changed = true;
  }

  remove(schemaId: string, row: Row): void {
    this.table(schemaId).remove(row);
    if (this.#isOfPeople(schemaId)) {
      removeRelations(this, row);
      if (row.type === kinds.operator) this.#operators.delete(row.name ?? "");
    }
    this.#changed = true;
  }

  /** Who signs in is known by the name of its row. */
  #rename(schemaId: string, { name = "", type }: Row, newName: string | undefined): void {
    const operator = this.#operators.get(name);
    if (!operator || newName === undefined || newName === name) return;
    if (!this.#isOfPeople(schemaId) || type !== kinds.operator) return;
    this.#operators.delete(name);
    this.#operators.set(newName, { ...operator, name: newName });
  }

  #isOfPeople(schemaId: string): boolean {
    const { schema } = this.table(schemaId);
    return (schema.view?.of ?? schema.id) === peopleSchema;
  }

  /** Lets jobs do what they should have done by now. */
  settle(): void {
    this.jobs.settle(this.clock.now());
    this.commit();
  }

  /** Keeps what has changed. Called once per call, before it is answered. */
  commit(): void {
    if (!this.#changed) return;
    this.save(this.state());
    this.#changed = false;
  }

  /** All that is kept, as it is now: not a copy. */
  state(): State {
    return {
      format: stateFormat,
      version: stateVersion,
      profile: this.profile.name,
      instanceName: this.instanceName,
      nextId: this.#nextId,
      lastStamp: this.clock.last,
      rightLink: this.rightLink,
      operators: [...this.#operators.values()],
      tables: Object.fromEntries([...this.#storages].map(([id, { rows }]) => [id, rows])),
    };
  }

  /**
   * Becomes what `state` says, as when a database is restored: rows, operators, passwords and key. Sessions stay open, jobs
   * are gone, the instance keeps its name, and time does not go back.
   */
  restore(state: State): void {
    this.#fill(state);
    this.rightLink = state.rightLink;
    this.#nextId = Math.max(this.#nextId, state.nextId);
    this.jobs.clear();
    this.#changed = true;
    this.commit();
  }

  #fill({ operators, tables }: State): void {
    this.#operators.clear();
    for (const operator of operators) this.#operators.set(operator.name, operator);
    const { schemas } = this.profile;
    for (const { id, attributes, view } of schemas)
      if (!view) this.#storages.set(id, new Storage(attributes, tables[id] ?? []));
    for (const schema of schemas) {
      const storage = this.#storages.get(schema.view?.of ?? schema.id);
      if (storage) this.#tables.set(schema.id, new Table(schema, storage));
    }
  }

  #signed(attributes: Schema["attributes"], now: string, authorId: string): Row {
    return {
      ...(attributes.lastModified ? { lastModified: now } : {}),
      ...(attributes["modifiedBy-id"] ? { "modifiedBy-id": authorId } : {}),
    };
  }
}
