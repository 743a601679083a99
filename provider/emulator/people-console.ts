import type { GroupState, OperatorState } from "./api";
import { consoleValues } from "./console";
import type { Instance } from "./model/instance";
import {
  ensurePerson,
  findPerson,
  giveRight,
  kinds,
  namedRightsOf,
  peopleSchema,
  relate,
  related,
  rightsOfGroup,
  separate,
  takeRight,
  type Kind,
} from "./model/people";
import type { Row } from "./model/schema";
import { addGroup, type NamedRight, type SecurityGroup } from "./model/seed";

const schemaId = "xtk:group";
const byDefault = "j.doe";

/** What somebody does in the console with security groups, their rights and their operators. */
export class PeopleConsole {
  constructor(private readonly instance: Instance) {}

  editGroup({ group, set, operator = byDefault }: { group: string; set: Row; operator?: string }): void {
    const row = this.#get("group", group);
    const values = consoleValues(this.instance, schemaId, set);
    const taken = values.name !== undefined && findPerson(this.instance, "group", values.name);
    if (taken && taken !== row) throw new Error(`There is already a group '${values.name}'.`);
    this.instance.update(schemaId, row, values, this.instance.operatorId(operator));
    this.instance.commit();
  }

  addGroup({ operator = byDefault, ...group }: SecurityGroup & { operator?: string }): void {
    if (!group.name) throw new Error("A group needs a name.");
    if (findPerson(this.instance, "group", group.name)) throw new Error(`There is already a group '${group.name}'.`);
    addGroup(this.instance, group, this.instance.operatorId(operator));
    this.instance.commit();
  }

  removeGroup(name: string): void {
    this.instance.remove(schemaId, this.#get("group", name));
    this.instance.commit();
  }

  addRight({ name, label = name }: NamedRight): void {
    if (findPerson(this.instance, "right", name)) throw new Error(`There is already a named right '${name}'.`);
    ensurePerson(this.instance, "right", name, { label }, this.instance.operatorId(byDefault));
    this.instance.commit();
  }

  removeRight(name: string): void {
    this.instance.remove(schemaId, this.#get("right", name));
    this.instance.commit();
  }

  giveRight({ group, right }: { group: string; right: string }): void {
    const author = this.instance.operatorId(byDefault);
    giveRight(this.instance, this.#get("group", group), this.#get("right", right), author);
    this.instance.commit();
  }

  takeRight({ group, right }: { group: string; right: string }): void {
    takeRight(this.instance, this.#get("group", group), this.#get("right", right));
    this.instance.commit();
  }

  addMember({ group, operator }: { group: string; operator: string }): void {
    const row = this.#get("group", group);
    const author = this.instance.operatorId(byDefault);
    relate(this.instance, ensurePerson(this.instance, "operator", operator), row, author);
    this.instance.commit();
  }

  removeMember({ group, operator }: { group: string; operator: string }): void {
    separate(this.instance, this.#get("operator", operator), this.#get("group", group));
    this.instance.commit();
  }

  groups(limit?: number): GroupState[] {
    return this.#all("group")
      .slice(0, limit)
      .map((row) => this.#groupState(row));
  }

  group(name: string): GroupState | undefined {
    const row = findPerson(this.instance, "group", name);
    return row && this.#groupState(row);
  }

  namedRights(): Row[] {
    return this.#all("right").map((row) => ({ ...row }));
  }

  /** The operator without a name is the instance itself. */
  operators(limit?: number): OperatorState[] {
    return this.#named("operator")
      .slice(0, limit)
      .map((row) => ({
        attributes: { ...row },
        groups: names(related(this.instance, row, "operator-id", "group")),
        rights: namedRightsOf(this.instance, row),
      }));
  }

  count(kind: Kind): number {
    return this.#named(kind).length;
  }

  #groupState(row: Row): GroupState {
    return {
      attributes: { ...row },
      rights: names(rightsOfGroup(this.instance, row)),
      members: names(related(this.instance, row, "group-id", "operator")),
    };
  }

  #all(kind: Kind): readonly Row[] {
    return this.instance.table(peopleSchema).where("type", kinds[kind]);
  }

  #named(kind: Kind): readonly Row[] {
    return this.#all(kind).filter(({ name }) => name !== "");
  }

  #get(kind: Kind, name: string): Row {
    const row = findPerson(this.instance, kind, name);
    if (!row) throw new Error(`There is no ${kind === "right" ? "named right" : kind} '${name}'.`);
    return row;
  }
}

const names = (rows: readonly Row[]): string[] => rows.map(({ name = "" }) => name);
