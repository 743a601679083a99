import type { Attribute, Link, Schema } from "../model/schema";
import type { CataloguePackage, Profile } from "./profile";

export type Words = Readonly<Record<string, string>>;

export const translate = (words: Words | undefined, text: string): string => words?.[text] ?? text;

/** The same instance in another language: every label changes, no internal name does. */
export function localise(profile: Profile, name: string, locale: string, words: Words): Profile {
  const say = (text: string) => translate(words, text);
  return {
    ...profile,
    name,
    locale,
    words,
    schemas: profile.schemas.map((schema) => localiseSchema(schema, say)),
    packages: profile.packages.map((each) => localisePackage(each, say)),
    groups: profile.groups.map((each) => labelled(each, say)),
    rights: profile.rights.map((each) => labelled(each, say)),
    rows: Object.fromEntries(
      Object.entries(profile.rows).map(([schema, rows]) => [
        schema,
        rows.map((row) => (row.label ? { ...row, label: say(row.label) } : row)),
      ]),
    ),
  };
}

type Say = (text: string) => string;

const labelled = <T extends { label?: string }>(thing: T, say: Say): T =>
  thing.label === undefined ? thing : { ...thing, label: say(thing.label) };

function mapped<T>(record: Readonly<Record<string, T>> | undefined, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, change(value)]));
}

function localiseSchema(schema: Schema, say: Say): Schema {
  return {
    ...schema,
    label: say(schema.label),
    attributes: mapped(schema.attributes, (each: Attribute) => labelled(each, say)),
    links: mapped(schema.links, (each: Link) => labelled(each, say)),
    enumerations: mapped(schema.enumerations, (each) => ({
      ...each,
      values: each.values.map((value) => labelled(value, say)),
    })),
  };
}

function localisePackage(each: CataloguePackage, say: Say): CataloguePackage {
  const { brings } = each;
  return {
    ...labelled(each, say),
    ...(brings ? { brings: { ...brings, accountType: labelled(brings.accountType, say) } } : {}),
  };
}
