import type { Properties } from "../../lifecycle/definition";
import type { CampaignField, FieldTable, WatchedSecret } from "../field";

/** The arguments that are fields of the row; of a table that is not known in detail, any name. */
export type RowFieldOf<Table extends FieldTable> = string extends keyof Table
  ? string
  : { [Name in keyof Table & string]: Table[Name] extends { campaign: CampaignField } ? Name : never }[keyof Table &
      string];

/** The instance's own attribute names, by argument. */
export type AttributeNames = Readonly<Record<string, string>> | undefined;

type Attributes = Readonly<Record<string, string>>;

/** Arguments by name and attributes of a row: two functions, each the other's inverse, and what follows from them. */
export interface RowMapping<Name extends string = string> {
  readonly names: readonly Name[];
  /** The secret of the row, if it has one. */
  readonly secret: (WatchedSecret & { readonly argument: string }) | undefined;
  readonly fieldOf: (name: Name) => CampaignField;
  /** Where a field is stored: the override, or the attribute that Adobe's instances have. */
  readonly attributeOf: (name: Name, names: AttributeNames) => string;
  /** Where the secret is stored; `undefined` for a row without one. */
  readonly secretAttribute: (names: AttributeNames) => string | undefined;
  /** The fields that the program sets; only these are read, compared and written. */
  readonly managed: (inputs: Properties) => Name[];
  readonly toAttributes: (
    inputs: Properties,
    names: AttributeNames,
    fields?: readonly Name[],
  ) => Record<string, string>;
  readonly fromAttributes: (
    attributes: Attributes,
    fields: readonly Name[],
    names: AttributeNames,
  ) => Record<string, unknown>;
  /** Whether two values of a field mean the same to Campaign. */
  readonly sameMeaning: (name: Name, a: unknown, b: unknown) => boolean;
  /** The managed fields whose values on the row mean something else than the program says. */
  readonly differing: (inputs: Properties, attributes: Attributes, names: AttributeNames) => Name[];
  /** One difference in words: `tenant is "other" instead of "acme"`, without values for a field that is among the `secrets`. */
  readonly describeDifference: (
    name: Name,
    inputs: Properties,
    attributes: Attributes,
    names: AttributeNames,
    secrets?: readonly string[],
  ) => string;
}

export function rowMapping<Table extends FieldTable>(table: Table): RowMapping<RowFieldOf<Table>> {
  type Name = RowFieldOf<Table>;
  const names = Object.keys(table).filter((name) => table[name]!.campaign !== undefined) as Name[];
  const watched = Object.entries(table).flatMap(([argument, field]) =>
    field.watched === undefined ? [] : [{ argument, ...field.watched }],
  )[0];
  const fieldOf = (name: Name): CampaignField => table[name]!.campaign!;
  const attributeOf = (name: Name, own: AttributeNames): string => own?.[name] ?? fieldOf(name).attribute;
  const managed = (inputs: Properties): Name[] => names.filter((name) => inputs[name] !== undefined);
  return {
    names,
    secret: watched,
    fieldOf,
    attributeOf,
    secretAttribute: (own) => (watched === undefined ? undefined : (own?.[watched.argument] ?? watched.attribute)),
    managed,

    toAttributes: (inputs, own, fields = managed(inputs)) =>
      Object.fromEntries(fields.map((name) => [attributeOf(name, own), fieldOf(name).codec.encode(inputs[name])])),

    fromAttributes: (attributes, fields, own) =>
      Object.fromEntries(
        fields.map((name) => [name, fieldOf(name).codec.decode(attributes[attributeOf(name, own)] ?? "")]),
      ),

    sameMeaning: (name, a, b) => {
      const { encode, normal } = fieldOf(name).codec;
      return normal(encode(a)) === normal(encode(b));
    },

    differing: (inputs, attributes, own) =>
      managed(inputs).filter((name) => {
        const { encode, normal } = fieldOf(name).codec;
        return normal(encode(inputs[name])) !== normal(attributes[attributeOf(name, own)] ?? "");
      }),

    describeDifference: (name, inputs, attributes, own, secrets = []) => {
      if (secrets.includes(name))
        return `${name} is different from what the program says, and is not shown, since it is secret`;
      const found = attributes[attributeOf(name, own)] ?? "";
      return `${name} is ${JSON.stringify(found)} instead of ${JSON.stringify(fieldOf(name).codec.encode(inputs[name]))}`;
    },
  };
}
