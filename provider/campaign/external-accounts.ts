import { UnknownAttributeError } from "../errors/unknown-attribute-error";
import { otherTypes } from "./account-types";
import { allOf, anyOf, differs, equals, isOneOf } from "./expression";
import { select } from "./query";
import { attributesOf, type EnumerationValue, enumerationOf, readForm, readSchema } from "./schema";
import type { Session } from "./session";
import { isExpressionUnknown } from "./soap/fault-codes";
import { child, descendants, element, type XmlElement } from "./xml/element";

const SCHEMA = "nms:extAccount";

/**
 * The internal names under which the account is known. Source: Adobe documentation, "Troubleshooting IMS" (first),
 * screenshots of "External accounts" (the other two).
 */
export const knownAccountNames = ["Adobe_Marketing_Cloud", "Adobe_Experience_Cloud", "MAC"] as const;

/** A row of `nms:extAccount`, with the attributes that were asked for. */
export interface ExternalAccount {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly lastModified: string;
  /** Login of the operator who changed it last; its number where the login cannot be read. */
  readonly modifiedBy: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Which accounts to look for: by these names, or of this type. Without a type: of any type that is not known to be another. */
export interface AccountSearch {
  readonly names: readonly string[];
  readonly type: string | undefined;
  /** Attributes to read besides those of every row, by the argument that manages each (for the error message). */
  readonly attributes: Readonly<Record<string, string>>;
}

const rowAttributes = ["id", "name", "label", "type", "lastModified", "modifiedBy-id"] as const;
const modifierName = "modifiedBy/@name";

/** No account has it: a search for it is by name alone. */
const NO_TYPE = "-1";

export class ExternalAccounts {
  readonly #session: Session;
  /** Whether the instance lets us follow the link to the operator. Assumed until it says no. */
  #linksToOperator = true;

  constructor(session: Session) {
    this.#session = session;
  }

  /** One query finds the account, everything of it that is managed, who changed it, and whether there are several. */
  async find(search: AccountSearch): Promise<ExternalAccount[]> {
    const ofType =
      search.type === undefined
        ? allOf(...Object.keys(otherTypes).map((type) => differs("type", Number(type))))
        : equals("type", Number(search.type));
    const attributes = [...new Set([...rowAttributes, ...Object.values(search.attributes)])];
    const query = {
      schema: SCHEMA,
      select: this.#linksToOperator ? [...attributes, modifierName] : attributes,
      where: anyOf(isOneOf("name", search.names), ofType),
      orderBy: "id",
    };
    try {
      const rows = await select(this.#session, query);
      // Row 0 is Campaign's own placeholder.
      return rows.map((row) => toAccount(row, Object.values(search.attributes))).filter(({ id }) => id !== "0");
    } catch (error) {
      if (!isExpressionUnknown(error)) throw error;
      const missing = await this.#missing(search.attributes);
      if (missing.length > 0) throw missingAttributes(this.#session, missing, (await this.#session.info()).release);
      if (!this.#linksToOperator) throw error;
      this.#linksToOperator = false;
      return this.find(search);
    }
  }

  /** The account of that name, whatever its type. */
  async get(name: string, attributes: AccountSearch["attributes"]): Promise<ExternalAccount | undefined> {
    const rows = await this.find({ names: [name], type: NO_TYPE, attributes });
    return rows.find((row) => row.name === name);
  }

  /** Writes attributes of the account with this internal name; inserts it when absent. Attributes left out keep their value. */
  async write(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#persist({ _operation: "insertOrUpdate", _key: "@name", name, ...attributes });
  }

  /** The same for an account that is there: one that was removed meanwhile does not come back as a stump without a type. */
  async update(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#persist({ _operation: "update", _key: "@name", name, ...attributes });
  }

  async delete(name: string): Promise<void> {
    await this.#persist({ _operation: "delete", _key: "@name", name });
  }

  /** The account types of this instance, as its schema lists them. */
  async types(): Promise<EnumerationValue[]> {
    const schema = await readSchema(this.#session, SCHEMA);
    return schema === undefined ? [] : enumerationOf(schema, "type");
  }

  /**
   * The types for which the console's form shows this attribute, as the form names them (a number or an internal name). Forms tie
   * attributes to a part that is visible for some types only, whatever language the labels are in.
   */
  async typesShowing(attribute: string): Promise<string[]> {
    const form = await readForm(this.#session, SCHEMA);
    if (form === undefined) return [];
    const parts = [...descendants(form, "container")].filter((part) => inputPaths(part).includes(`@${attribute}`));
    return [...new Set(parts.flatMap((part) => typeOf(part.attributes["visibleIf"] ?? "")))];
  }

  async #persist(attributes: Record<string, string>): Promise<void> {
    await this.#session.call({
      service: "xtk:persist|xtk:session",
      method: "Write",
      parameters: [
        { name: "doc", type: "document", value: element("extAccount", { xtkschema: SCHEMA, ...attributes }) },
      ],
    });
  }

  async #missing(attributes: Readonly<Record<string, string>>): Promise<{ field: string; attribute: string }[]> {
    const schema = await readSchema(this.#session, SCHEMA);
    // Without the schema nothing can be said of its attributes.
    if (schema === undefined) return [];
    const known = attributesOf(schema);
    return Object.entries(attributes)
      .map(([field, attribute]) => ({ field, attribute }))
      .filter(({ attribute }) => !known.has(attribute));
  }
}

function missingAttributes(
  session: Session,
  missing: readonly { field: string; attribute: string }[],
  release: string,
): UnknownAttributeError {
  return new UnknownAttributeError(session.url, missing, release);
}

function toAccount(row: XmlElement, wanted: readonly string[]): ExternalAccount {
  const value = (name: string): string => row.attributes[name] ?? "";
  return {
    id: value("id"),
    name: value("name"),
    label: value("label"),
    type: value("type"),
    lastModified: value("lastModified"),
    modifiedBy: child(row, "modifiedBy")?.attributes["name"] || value("modifiedBy-id"),
    // Empty attributes may be left out of a reply; unselected ones may be in it.
    attributes: Object.fromEntries(wanted.map((name) => [name, value(name)])),
  };
}

function inputPaths(part: XmlElement): (string | undefined)[] {
  return [...descendants(part, "input")].map(({ attributes }) => attributes["xpath"]);
}

/** The type in a condition such as `@type=42` or `@type = 'marketingCloud'`; none when it says anything else besides. */
function typeOf(condition: string): string[] {
  const found = /^\s*\[?@type\]?\s*={1,2}\s*['"]?(\w+)['"]?\s*$/.exec(condition);
  return found === null ? [] : [found[1]!];
}
