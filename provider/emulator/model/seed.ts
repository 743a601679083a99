import type { Instance } from "./instance";

export interface SecurityGroup {
  name: string;
  label?: string;
}

const numbered = <T>(count: number, make: (number: string) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(String(index + 1).padStart(4, "0")));

/** A number makes so many: `group0001`, … */
export function seedGroups(instance: Instance, groups: number | readonly (string | SecurityGroup)[]): void {
  const wanted = typeof groups === "number" ? numbered(groups, (number) => `group${number}`) : groups;
  for (const each of wanted) {
    const { name, label = name } = typeof each === "string" ? { name: each } : each;
    if (instance.table("xtk:group").where("name", name).length > 0) continue;
    instance.insert("xtk:group", { name, label }, "0");
  }
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
