import { descendants, type XmlElement } from "../xml/element";
import { otherTypes } from "./account-types";
import { allOf, anyOf, differs, equals, isOneOf } from "./expression";
import { type Row, Rows, type Wanted } from "./rows";
import { type EnumerationValue, enumerationOf, readForm, readSchema } from "./schema";
import type { Session } from "./session";

const SCHEMA = "nms:extAccount";

/**
 * The internal names under which the account is known. Source: Adobe documentation, "Troubleshooting IMS" (first),
 * screenshots of "External accounts" (the other two).
 */
export const knownAccountNames = ["Adobe_Marketing_Cloud", "Adobe_Experience_Cloud", "MAC"] as const;

/** A row of `nms:extAccount`, with the attributes that were asked for. */
export type ExternalAccount = Row;

/** Which accounts to look for: by these names, or of this type. Without a type: of any type that is not known to be another. */
export interface AccountSearch {
  readonly names: readonly string[];
  readonly type: string | undefined;
  readonly attributes: Wanted;
}

/** No account has it: a search for it is by name alone. */
const NO_TYPE = "-1";

/** External accounts: the type of a new one has to be found, and the one of a name may be of any type. */
export class ExternalAccounts {
  readonly #session: Session;
  readonly #rows: Rows;

  constructor(session: Session) {
    this.#session = session;
    this.#rows = new Rows(session, { id: SCHEMA, plural: "external accounts" });
  }

  /** One query finds the account, everything of it that is managed, who changed it, and whether there are several. */
  find({ names, type, attributes }: AccountSearch): Promise<ExternalAccount[]> {
    const ofType =
      type === undefined
        ? allOf(...Object.keys(otherTypes).map((other) => differs("type", Number(other))))
        : equals("type", Number(type));
    return this.#rows.find(anyOf(isOneOf("name", names), ofType), attributes);
  }

  /** The account of that name, whatever its type. */
  async get(name: string, attributes: Wanted): Promise<ExternalAccount | undefined> {
    const rows = await this.find({ names: [name], type: NO_TYPE, attributes });
    return rows.find((row) => row.name === name);
  }

  /** Writes attributes of the account with this internal name; inserts it when absent. Attributes left out keep their value. */
  async write(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#rows.write(name, attributes);
  }

  /** The same for an account that is there: one that was removed meanwhile does not come back as a stump without a type. */
  async update(name: string, attributes: Readonly<Record<string, string>>): Promise<void> {
    await this.#rows.update(name, attributes);
  }

  async delete(name: string): Promise<void> {
    await this.#rows.delete(name);
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
}

function inputPaths(part: XmlElement): (string | undefined)[] {
  return [...descendants(part, "input")].map(({ attributes }) => attributes["xpath"]);
}

/** The type in a condition such as `@type=42` or `@type = 'marketingCloud'`; none when it says anything else besides. */
function typeOf(condition: string): string[] {
  const found = /^\s*\[?@type\]?\s*={1,2}\s*['"]?(\w+)['"]?\s*$/.exec(condition);
  return found === null ? [] : [found[1]!];
}
