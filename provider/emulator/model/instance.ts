import type { Profile } from "../profiles/profile";
import type { State } from "../state/state";
import { stateFormat, stateVersion } from "../state/state";
import { Cipher } from "./cipher";
import { Clock } from "./clock";
import { Directory } from "./directory";
import { Ims } from "./ims";
import type { HalfWay } from "./install";
import { Jobs } from "./jobs";
import type { Operator } from "./operators";
import { own, type EnumerationValue, type Row, type Schema } from "./schema";
import { securityOf, type Security } from "./security";
import { Sessions, type Session } from "./sessions";
import { Table } from "./table";

/** One Campaign instance: its rows, its operators, its key. Changes go through here, so that none misses the file. */
export class Instance {
  readonly clock: Clock;
  readonly sessions = new Sessions();
  readonly jobs = new Jobs();
  readonly ims = new Ims();
  readonly directory = new Directory();
  security: Security;
  /** How long an installation takes: answers of `GetStatus` that say "running", and milliseconds when it is called directly. */
  installation = { polls: 2, delay: 0 };
  /** Asked at the start of each installation whether it has to fail. */
  halfWay: () => HalfWay | undefined = () => undefined;
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
    this.#fill(state);
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

  /** A new session; without tokens of its own for an IMS token that comes with each call. */
  openSession(operator: Operator): Session {
    const expires = this.clock.now() + this.security.sessionTimeout * 1000;
    return this.sessions.open(operator, this.packages(), expires);
  }

  /** The operator of an IMS token. It comes into being with the first call that it makes. */
  imsOperator(name: string, rights: readonly string[]): Operator {
    const known = this.operator(name);
    if (known) return known;
    this.operatorId(name);
    const operator: Operator = { name, rights };
    this.setOperator(operator);
    return operator;
  }

  /** Id of the operator's row, made when there is none yet. */
  operatorId(name: string): string {
    const known = this.table("xtk:operator").where("name", name)[0];
    return (known ?? this.insert("xtk:operator", { name, label: name }, "0")).id ?? "0";
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
    table.update(row, { ...changes, ...this.#signed(table.schema.attributes, this.clock.next(), authorId) });
    this.#changed = true;
  }

  remove(schemaId: string, row: Row): void {
    this.table(schemaId).remove(row);
    this.#changed = true;
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
      operators: [...this.#operators.values()],
      tables: Object.fromEntries([...this.#tables].map(([id, table]) => [id, table.rows])),
    };
  }

  /**
   * Becomes what `state` says, as when a database is restored: rows, operators, passwords and key. Sessions stay open, jobs
   * are gone, the instance keeps its name, and time does not go back.
   */
  restore(state: State): void {
    this.#fill(state);
    this.#nextId = Math.max(this.#nextId, state.nextId);
    this.jobs.clear();
    this.#changed = true;
    this.commit();
  }

  #fill({ operators, tables }: State): void {
    this.#operators.clear();
    for (const operator of operators) this.#operators.set(operator.name, operator);
    for (const schema of this.profile.schemas) {
      this.#tables.set(schema.id, new Table(schema, tables[schema.id] ?? []));
    }
  }

  #signed(attributes: Schema["attributes"], now: string, authorId: string): Row {
    return {
      ...(attributes.lastModified ? { lastModified: now } : {}),
      ...(attributes["modifiedBy-id"] ? { "modifiedBy-id": authorId } : {}),
    };
  }
}
