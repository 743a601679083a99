import { UnknownAttributeError } from "../errors/unknown-attribute-error";
import { allOf, equals } from "./expression";
import { JointRead, MOST_ROWS } from "./joint-read";
import { persist } from "./persist";
import { selectAtMost } from "./query";
import { attributesOf, elementsOf, readSchema } from "./schema";
import type { Session } from "./session";
import { isExpressionUnknown } from "./soap/fault-codes";
import { child, element, localName, type XmlElement } from "../xml/element";

/** What tells the rows of a schema apart, and what every one of them has. */
export interface RowSchema {
  /** Such as `nms:extAccount`. */
  readonly id: string;
  /** What its rows are called in messages: "external accounts". */
  readonly plural: string;
  /**
   * Attributes that are the same for every row that is meant, as the type of a security group in a storage that it shares with
   * operators and rights. They are a part of the key, of every condition and of every write.
   */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A row, with what was asked for. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly lastModified: string;
  /** Login of the operator who changed it last; its number where the login cannot be read. */
  readonly modifiedBy: string;
  /** By name; elements in angle brackets. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes to read besides those of every row, by the argument that manages each (for the error message). */
export type Wanted = Readonly<Record<string, string>>;

/** What is read of every row. */
const common = ["id", "name", "label", "type", "lastModified", "modifiedBy-id"] as const;
const modifierName = "modifiedBy/@name";

/** The rows of one schema, each known by its internal name. Attributes are names, elements of the row names in brackets: `<desc>`. */
export class Rows {
  readonly #session: Session;
  readonly #schema: RowSchema;
  readonly #joint: JointRead<Row>;
  /** Whether the instance lets us follow the link to the operator. Assumed until it says no. */
  #linksToOperator = true;

  constructor(session: Session, schema: RowSchema) {
    this.#session = session;
    this.#schema = schema;
    this.#joint = new JointRead(session);
  }

  /** One query finds the rows, everything of them that is managed, and who changed them. */
  async find(where: string, wanted: Wanted): Promise<Row[]> {
    return (await this.#findAtMost(Infinity, where, wanted))!;
  }

  async #findAtMost(most: number, where: string | undefined, wanted: Wanted): Promise<Row[] | undefined> {
    const names = Object.values(wanted);
    const attributes = [...new Set([...common, ...names])];
    const query = {
      schema: this.#schema.id,
      select: this.#linksToOperator ? [...attributes, modifierName] : attributes,
      ...(where === undefined ? {} : { where }),
      orderBy: "id",
    };
    try {
      const rows = await selectAtMost(this.#session, query, most);
      // Row 0 is Campaign's own placeholder.
      return rows?.map((row) => toRow(row, names)).filter(({ id }) => id !== "0");
    } catch (error) {
      if (!isExpressionUnknown(error)) throw error;
      const missing = await this.#missing(wanted);
      if (missing.length > 0) {
        const { release } = await this.#session.info();
        throw new UnknownAttributeError(this.#session.url, missing, release, this.#schema.plural);
      }
      if (!this.#linksToOperator) throw error;
      this.#linksToOperator = false;
      return this.#findAtMost(most, where, wanted);
    }
  }

  /** The row of that name. */
  async get(name: string, wanted: Wanted): Promise<Row | undefined> {
    const rows = await this.find(allOf(equals("name", name), ...this.#constants()), wanted);
    return rows.find((row) => row.name === name);
  }

  /**
   * The same for a look that no write follows: one query for the rows of all names serves many of them. `every` are the attributes that
   * anybody may want; whoever wants others, or asks an instance that lacks one of them, asks alone.
   */
  async read(name: string, wanted: Wanted, every: Wanted): Promise<Row | undefined> {
    const known = Object.values(every);
    const isCovered = Object.values(wanted).every((attribute) => known.includes(attribute));
    const joint = isCovered ? await this.#joint.find(name, () => this.#byName(every)) : undefined;
    if (joint === undefined) return this.get(name, wanted);
    const { object: row } = joint;
    const attributes = Object.values(wanted).map((attribute) => [attribute, row?.attributes[attribute] ?? ""]);
    return row && { ...row, attributes: Object.fromEntries(attributes) as Row["attributes"] };
  }

  async #byName(every: Wanted): Promise<ReadonlyMap<string, Row> | undefined> {
    const constants = this.#constants();
    const where = constants.length === 0 ? undefined : allOf(...constants);
    const rows = await this.#findAtMost(MOST_ROWS, where, every);
    // Of two with one name, the first, as everywhere.
    return rows && new Map(rows.map((row) => [row.name, row] as const).reverse());
  }

  #constants(): string[] {
    return Object.entries(this.#schema.constants ?? {}).map(([attribute, value]) =>
      equals(attribute, /^\d+$/.test(value) ? Number(value) : value),
    );
  }

  /** Writes attributes of the row with this internal name; inserts it when absent. Attributes left out keep their value. */
  async write(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#persist("insertOrUpdate", name, attributes);
  }

  /** The same for a row that is there: one that was removed meanwhile does not come back as a stump. */
  async update(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#persist("update", name, attributes);
  }

  async delete(name: string): Promise<void> {
    await this.#persist("delete", name, {});
  }

  async #persist(operation: string, name: string, given: Readonly<Record<string, string>>): Promise<void> {
    const { id, constants = {} } = this.#schema;
    const key = ["name", ...Object.keys(constants)].map((attribute) => `@${attribute}`).join(",");
    const entries = Object.entries(given);
    const attributes = Object.fromEntries(entries.filter(([place]) => elementIn(place) === undefined));
    const children = entries.flatMap(([place, text]) => {
      const inside = elementIn(place);
      return inside === undefined ? [] : [element(inside, {}, [], text)];
    });
    const document = element(
      localName(id),
      { xtkschema: id, _operation: operation, _key: key, name, ...attributes, ...constants },
      children,
    );
    await persist(this.#session, document);
  }

  async #missing(wanted: Wanted): Promise<{ field: string; attribute: string }[]> {
    const schema = await readSchema(this.#session, this.#schema.id);
    // Without the schema nothing can be said of its attributes.
    if (schema === undefined) return [];
    const [attributes, elements] = [attributesOf(schema), elementsOf(schema)];
    const isKnown = (place: string) => {
      const inside = elementIn(place);
      return inside === undefined ? attributes.has(place) : elements.has(inside);
    };
    return Object.entries(wanted)
      .map(([field, attribute]) => ({ field, attribute }))
      .filter(({ attribute }) => !isKnown(attribute));
  }
}

/** `desc` of `<desc>`; `undefined` for an attribute. */
export function elementIn(place: string): string | undefined {
  return /^<(.+)>$/.exec(place)?.[1];
}

/** The places to read of a row that is reached over a link, for `toRow`. */
export function placesOver(link: string, wanted: Wanted): string[] {
  const places = [...new Set([...common, ...Object.values(wanted)])];
  const path = (place: string) => elementIn(place) ?? `@${place}`;
  return [...places.map((place) => `${link}/${path(place)}`), `${link}/${modifierName}`];
}

export function toRow(row: XmlElement, wanted: readonly string[]): Row {
  const value = (name: string): string => row.attributes[name] ?? "";
  const at = (place: string): string => {
    const inside = elementIn(place);
    return inside === undefined ? value(place) : (child(row, inside)?.text ?? "");
  };
  return {
    id: value("id"),
    name: value("name"),
    label: value("label"),
    type: value("type"),
    lastModified: value("lastModified"),
    modifiedBy: child(row, "modifiedBy")?.attributes["name"] || value("modifiedBy-id"),
    // Empty attributes may be left out of a reply; unselected ones may be in it.
    attributes: Object.fromEntries(wanted.map((place) => [place, at(place)])),
  };
}
