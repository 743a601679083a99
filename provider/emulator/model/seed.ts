import type { Instance } from "./instance";
import { ensurePerson, findPerson, giveRight } from "./people";

export interface SecurityGroup {
  /** Internal name. */
  name: string;
  /** Default: the name. */
  label?: string;
  description?: string;
  /** Internal names of the named rights that its members have. One that the instance does not know is made. */
  rights?: readonly string[];
}

export interface NamedRight {
  /** Internal name. */
  name: string;
  /** Default: the name. Labels may repeat. */
  label?: string;
}

const numbered = <T>(count: number, make: (number: string) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(String(index + 1).padStart(4, "0")));

/** A number makes so many: `group0001`, … A group that is there stays as it is. */
export function seedGroups(instance: Instance, groups: number | readonly (string | SecurityGroup)[]): void {
  const wanted = typeof groups === "number" ? numbered(groups, (number) => `group${number}`) : groups;
  for (const each of wanted) {
    const group = typeof each === "string" ? { name: each } : each;
    if (!findPerson(instance, "group", group.name)) addGroup(instance, group, "0");
  }
}

export function addGroup(instance: Instance, group: SecurityGroup, author: string): void {
  const { name, label = name, description: desc = "", rights = [] } = group;
  const row = ensurePerson(instance, "group", name, { label, desc }, author);
  for (const right of rights) giveRight(instance, row, ensurePerson(instance, "right", right), author);
}

/** Types that every instance has: routing, bounces, databases, execution instances. */
const types = ["3", "0", "7", "11"];

/** So many accounts of other types than the IMS account: `account0001`, … */
export function seedAccounts(instance: Instance, count: number): void {
  for (const number of numbered(count, (each) => each)) {
    const name = `account${number}`;
    if (instance.table("nms:extAccount").where("name", name).length > 0) continue;
    const type = types[Number(number) % types.length] ?? "3";
    instance.insert("nms:extAccount", { name, label: `Account ${number}`, active: "1", type }, "0");
  }
}
