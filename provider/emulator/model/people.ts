import type { Instance } from "./instance";
import type { Row } from "./schema";

/** Operators, security groups and named rights share one storage; `@type` distinguishes them, and names repeat across types. */
export const peopleSchema = "xtk:operator";
export const kinds = { operator: "0", group: "1", right: "2" } as const;
export type Kind = keyof typeof kinds;

/**
 * The link of `xtk:operatorGroup` that names the right where a security group holds one; the other link names the group.
 * `both`: each is written both ways. `neither`: the relation does not show what groups hold. Only `operator` is likely on a
 * real instance; the others are there so that a client can be seen to refuse what it does not understand.
 */
export const rightLinks = ["operator", "group", "both", "neither"] as const;
export type RightLink = (typeof rightLinks)[number];

type End = "operator-id" | "group-id";
const relation = "xtk:operatorGroup";

export const findPerson = (instance: Instance, kind: Kind, name: string): Row | undefined =>
  instance.table(peopleSchema).withKey({ name, type: kinds[kind] });

/** The operator, group or right of that name, made when there is none. */
export function ensurePerson(instance: Instance, kind: Kind, name: string, values: Row = {}, author = "0"): Row {
  const schema = kind === "operator" ? peopleSchema : "xtk:group";
  const fresh = { label: name, ...values, name, type: kinds[kind] };
  return findPerson(instance, kind, name) ?? instance.insert(schema, fresh, author);
}

/** Of rows of the relation with `row` at one end, the others' ends that are of this kind. */
export function related(instance: Instance, row: Row, at: End, kind: Kind): Row[] {
  const other = at === "operator-id" ? "group-id" : "operator-id";
  const people = instance.table(peopleSchema);
  return instance
    .table(relation)
    .where(at, row.id ?? "")
    .flatMap((each) => people.where("id", each[other] ?? ""))
    .filter(({ type }) => type === kinds[kind]);
}

export function relate(instance: Instance, operator: Row, group: Row, author: string): void {
  const key = keyOf(operator, group);
  if (!instance.table(relation).withKey(key)) instance.insert(relation, key, author);
}

export function separate(instance: Instance, operator: Row, group: Row): void {
  const row = instance.table(relation).withKey(keyOf(operator, group));
  if (row) instance.remove(relation, row);
}

const keyOf = (operator: Row, group: Row): Row => ({ "operator-id": operator.id ?? "", "group-id": group.id ?? "" });

/** The rows, as pairs of ends, by which this instance says that a group holds a right. */
function pairs({ rightLink }: Instance, group: Row, right: Row): [operator: Row, group: Row][] {
  return [
    ...(rightLink === "operator" || rightLink === "both" ? [[right, group] as [Row, Row]] : []),
    ...(rightLink === "group" || rightLink === "both" ? [[group, right] as [Row, Row]] : []),
  ];
}

export function giveRight(instance: Instance, group: Row, right: Row, author: string): void {
  for (const [operator, holder] of pairs(instance, group, right)) relate(instance, operator, holder, author);
}

export function takeRight(instance: Instance, group: Row, right: Row): void {
  for (const [operator, holder] of pairs(instance, group, right)) separate(instance, operator, holder);
}

/** What a group gives to its members; rows that stand the wrong way round give nothing. */
export function rightsOfGroup(instance: Instance, group: Row): Row[] {
  const { rightLink } = instance;
  return unique([
    ...(rightLink === "operator" || rightLink === "both" ? related(instance, group, "group-id", "right") : []),
    ...(rightLink === "group" || rightLink === "both" ? related(instance, group, "operator-id", "right") : []),
  ]);
}

/** Named rights of an operator: its own, and those of its groups. */
export function namedRightsOf(instance: Instance, operator: Row): string[] {
  const groups = related(instance, operator, "operator-id", "group");
  const own = related(instance, operator, "operator-id", "right");
  return unique([...own, ...groups.flatMap((group) => rightsOfGroup(instance, group))]).map(({ name = "" }) => name);
}

/** Gives an operator exactly these named rights of its own. One that the instance does not know is made, as administrators may. */
export function setOwnRights(instance: Instance, operator: Row, names: readonly string[]): void {
  for (const right of related(instance, operator, "operator-id", "right")) {
    if (!names.includes(right.name ?? "")) separate(instance, operator, right);
  }
  for (const name of names) relate(instance, operator, ensurePerson(instance, "right", name), "0");
}

/** Its rows of the relation go with a record. That this is so on a real instance is made up. */
export function removeRelations(instance: Instance, { id = "" }: Row): void {
  const table = instance.table(relation);
  for (const end of ["operator-id", "group-id"]) {
    for (const row of table.where(end, id)) instance.remove(relation, row);
  }
}

const unique = (rows: readonly Row[]): Row[] => [...new Set(rows)];
