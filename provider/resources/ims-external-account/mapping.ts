import type { Properties } from "../../lifecycle/definition";
import type { CampaignField } from "../field";
import { fields as metadata } from "../field";
import { type AccountField, accountFields } from "./schema";

/** Arguments of `ImsExternalAccount` by name and their attributes of `nms:extAccount`: two functions, each the other's inverse. */

export const accountFieldNames = Object.keys(accountFields) as AccountField[];

/** The instance's own attribute names, by argument. */
export type AttributeNames = Readonly<Record<string, string>> | undefined;

export function campaignField(name: AccountField): CampaignField {
  return metadata.get(accountFields[name])!.campaign!;
}

/** Where a field is stored: the override, or the attribute that Adobe's instances have. */
export function attributeOf(name: AccountField, names: AttributeNames): string {
  return names?.[name] ?? campaignField(name).attribute;
}

/** Where the secret is stored. */
export function secretAttribute(names: AttributeNames): string {
  return names?.["clientSecret"] ?? "clientSecret";
}

/** The fields that the program sets; only these are read, compared and written. */
export function managedFields(inputs: Properties): AccountField[] {
  return accountFieldNames.filter((name) => inputs[name] !== undefined);
}

export function toAttributes(
  inputs: Properties,
  names: AttributeNames,
  fields: readonly AccountField[] = managedFields(inputs),
): Record<string, string> {
  return Object.fromEntries(
    fields.map((name) => [attributeOf(name, names), campaignField(name).codec.encode(inputs[name])]),
  );
}

export function fromAttributes(
  attributes: Readonly<Record<string, string>>,
  managed: readonly AccountField[],
  names: AttributeNames,
): Record<string, unknown> {
  return Object.fromEntries(
    managed.map((name) => [name, campaignField(name).codec.decode(attributes[attributeOf(name, names)] ?? "")]),
  );
}

/** Whether two values of a field mean the same to Campaign. */
export function sameMeaning(name: AccountField, a: unknown, b: unknown): boolean {
  const { encode, normal } = campaignField(name).codec;
  return normal(encode(a)) === normal(encode(b));
}

/** The managed fields whose values on the account mean something else than the program says. */
export function differingFields(
  inputs: Properties,
  attributes: Readonly<Record<string, string>>,
  names: AttributeNames,
): AccountField[] {
  return managedFields(inputs).filter((name) => {
    const { encode, normal } = campaignField(name).codec;
    return normal(encode(inputs[name])) !== normal(attributes[attributeOf(name, names)] ?? "");
  });
}

/** One difference in words: `tenant is "other" instead of "acme"`, without values for a field that is among the `secrets`. */
export function describeDifference(
  name: AccountField,
  inputs: Properties,
  attributes: Readonly<Record<string, string>>,
  names: AttributeNames,
  secrets: readonly string[] = [],
): string {
  if (secrets.includes(name))
    return `${name} is different from what the program says, and is not shown, since it is secret`;
  const found = attributes[attributeOf(name, names)] ?? "";
  return `${name} is ${JSON.stringify(found)} instead of ${JSON.stringify(campaignField(name).codec.encode(inputs[name]))}`;
}
