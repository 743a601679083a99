import { child, element, type XmlElement } from "../xml/element";
import { allOf, anyOf, equals } from "./expression";
import { JointRead, MOST_ROWS } from "./joint-read";
import { persist } from "./persist";
import { type Query, select, selectAtMost } from "./query";
import { placesOver, type Row, toRow, type Wanted } from "./rows";
import type { Session } from "./session";

/** `@type` in the storage that operators, security groups and named rights share; names repeat across types. */
const OPERATOR = 0;
const GROUP = 1;
const RIGHT = 2;

const RELATION = "xtk:operatorGroup";

export interface NamedRight {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

/** Which link of a row of the relation names the right, where a group holds one. The other link names the group. */
export type RightLink = "operator" | "group";

/** How many rights the relation shows of the built-in group `delivery`, each way round. */
export interface Directions {
  readonly operator: number;
  readonly group: number;
}

/** What is asked once of an instance in a process, however many groups there are. One that failed is asked again. */
class Once<T> {
  #answer: Promise<T> | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  get(): Promise<T> {
    return (this.#answer ??= this.ask().catch((error: unknown) => {
      this.#answer = undefined;
      throw error;
    }));
  }
}

/** The named rights of an instance, and which of them its security groups hold. Source: `xtk:group`, `xtk:operatorGroup`. */
export class NamedRights {
  readonly #session: Session;
  readonly #list = new Once(() => this.#readList());
  readonly #directions = new Once(() => this.#readDirections());
  readonly #joint: JointRead<NamedRight[]>;

  constructor(session: Session) {
    this.#session = session;
    this.#joint = new JointRead(session);
  }

  /** Every named right of the instance. */
  list(): Promise<readonly NamedRight[]> {
    return this.#list.get();
  }

  /**
   * How the relation stands is not documented; but the built-in group `delivery` is known to hold rights. Exactly one direction should
   * show some.
   */
  directions(): Promise<Directions> {
    return this.#directions.get();
  }

  /** The rights that a group holds. */
  async of(groupId: string, link: RightLink): Promise<NamedRight[]> {
    const other = otherOf(link);
    const rows = await select(this.#session, {
      schema: RELATION,
      select: ["operator-id", "group-id", ...rightPlaces(link)],
      where: allOf(equals(`${other}-id`, Number(groupId)), equals(`${link}/@type`, RIGHT)),
      orderBy: `${link}-id`,
      key: ["operator-id", "group-id"],
    });
    return rows.map((row) => toRight(child(row, link)));
  }

  /** The same for a look that no write follows: one query for the rights of all groups serves many of them. */
  async read(groupId: string, link: RightLink): Promise<NamedRight[]> {
    const joint = await this.#joint.find(groupId, () => this.#heldByGroup(link));
    return joint === undefined ? this.of(groupId, link) : [...(joint.object ?? [])];
  }

  /** The rights of every group that holds some, by the group's id. One query, however many groups. */
  async ofAll(link: RightLink): Promise<ReadonlyMap<string, NamedRight[]>> {
    return byGroup(await select(this.#session, heldByAll(link)), link);
  }

  /** One row of the relation more, or less. Returns nothing; what is there, only reading shows. */
  async write(operation: "insertOrUpdate" | "delete", groupId: string, right: NamedRight, link: RightLink) {
    const ids = { [`${link}-id`]: right.id, [`${otherOf(link)}-id`]: groupId };
    const document = element("operatorGroup", {
      xtkschema: RELATION,
      _operation: operation,
      _key: "@operator-id,@group-id",
      ...ids,
    });
    await persist(this.#session, document);
  }

  /**
   * Gives a right to a group whose number is not known yet, since the write that created it returned none. The link names it by what
   * tells it apart. Source: Adobe documentation, "Data oriented APIs", "Example on links".
   */
  async giveByName(groupName: string, right: NamedRight, link: RightLink): Promise<void> {
    const other = otherOf(link);
    const key = { _operation: "none", _key: "@name,@type", name: groupName, type: String(GROUP) };
    const attributes = {
      xtkschema: RELATION,
      _operation: "insertOrUpdate",
      _key: `@${link}-id,[${other}/@name],[${other}/@type]`,
      [`${link}-id`]: right.id,
    };
    await persist(this.#session, element("operatorGroup", attributes, [element(other, key)]));
  }

  /** A group and the rights that it holds, with one query; `undefined` if it holds none. */
  async withGroup(
    groupName: string,
    wanted: Wanted,
    link: RightLink,
  ): Promise<{ readonly row: Row; readonly rights: NamedRight[] } | undefined> {
    const other = otherOf(link);
    const ids = ["operator-id", "group-id"];
    const found = await select(this.#session, {
      schema: RELATION,
      select: [...ids, ...rightPlaces(link), ...placesOver(other, wanted)],
      where: allOf(
        equals(`${other}/@name`, groupName),
        equals(`${other}/@type`, GROUP),
        equals(`${link}/@type`, RIGHT),
      ),
      orderBy: ids,
      key: ids,
    });
    const group = child(found[0], other);
    if (group === undefined) return undefined;
    return { row: toRow(group, Object.values(wanted)), rights: found.map((row) => toRight(child(row, link))) };
  }

  /** How many operators are in a group. */
  async members(groupId: string): Promise<number> {
    const rows = await select(this.#session, {
      schema: RELATION,
      select: ["operator-id", "group-id"],
      where: allOf(equals("group-id", Number(groupId)), equals("operator/@type", OPERATOR)),
      orderBy: "operator-id",
      key: ["operator-id", "group-id"],
    });
    return rows.length;
  }

  async #readList(): Promise<readonly NamedRight[]> {
    const rows = await select(this.#session, {
      schema: "xtk:group",
      select: ["id", "name", "label"],
      where: equals("type", RIGHT),
      orderBy: "id",
    });
    return rows.map(toRight).filter(({ name }) => name !== "");
  }

  async #heldByGroup(link: RightLink): Promise<ReadonlyMap<string, NamedRight[]> | undefined> {
    const rows = await selectAtMost(this.#session, heldByAll(link), MOST_ROWS);
    return rows && byGroup(rows, link);
  }

  async #readDirections(): Promise<Directions> {
    const held = (link: RightLink) =>
      allOf(
        equals(`${otherOf(link)}/@name`, "delivery"),
        equals(`${otherOf(link)}/@type`, GROUP),
        equals(`${link}/@type`, RIGHT),
      );
    const rows = await select(this.#session, {
      schema: RELATION,
      select: ["operator-id", "group-id", "operator/@type", "group/@type"],
      where: anyOf(held("operator"), held("group")),
      orderBy: "operator-id",
      key: ["operator-id", "group-id"],
    });
    const count = (link: RightLink) =>
      rows.filter((row) => child(row, link)?.attributes["type"] === String(RIGHT)).length;
    return { operator: count("operator"), group: count("group") };
  }
}

function otherOf(link: RightLink): RightLink {
  return link === "operator" ? "group" : "operator";
}

function heldByAll(link: RightLink): Query {
  const ids = ["operator-id", "group-id"];
  return {
    schema: RELATION,
    select: [...ids, ...rightPlaces(link)],
    where: allOf(equals(`${otherOf(link)}/@type`, GROUP), equals(`${link}/@type`, RIGHT)),
    orderBy: ids,
    key: ids,
  };
}

function byGroup(rows: readonly XmlElement[], link: RightLink): Map<string, NamedRight[]> {
  const held = new Map<string, NamedRight[]>();
  for (const row of rows) {
    const id = row.attributes[`${otherOf(link)}-id`] ?? "";
    held.set(id, [...(held.get(id) ?? []), toRight(child(row, link))]);
  }
  return held;
}

/** What is read of a right over its link. */
function rightPlaces(link: RightLink): string[] {
  return [`${link}/@id`, `${link}/@name`, `${link}/@label`];
}

function toRight(row: XmlElement | undefined): NamedRight {
  const { id = "", name = "", label = "" } = row?.attributes ?? {};
  return { id, name, label };
}
