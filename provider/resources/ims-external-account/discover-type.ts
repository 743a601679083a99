import type { CampaignInstance } from "../../campaign/instance";
import type { EnumerationValue } from "../../campaign/schema";
import { AccountTypeUnresolvedError } from "../../errors/account-type-unresolved-error";

/** An attribute that only the Experience Cloud's part of the console's form shows. */
const TELLING_ATTRIBUTE = "imsRightsMask";

/**
 * The number of the account's type, which is published nowhere: by the internal name or label of the schema's enumeration, else by
 * the part of the console's form that shows the association mask. None or several are refused, with what was seen.
 */
export async function discoverType(instance: CampaignInstance): Promise<string> {
  const types = await instance.accounts.types();
  const named = types.filter(({ name, label }) => isExperienceCloud(name) || isExperienceCloud(label));
  if (named.length === 1) return named[0]!.value;
  const shown = valuesOf(types, await instance.accounts.typesShowing(TELLING_ATTRIBUTE));
  if (shown.length === 1) return shown[0]!;
  throw new AccountTypeUnresolvedError(
    instance.url,
    named.length === 0
      ? "no type is called Experience Cloud or Marketing Cloud, and the console's form does not show one"
      : "several types have that name, and the console's form does not show which",
    types.map(({ name, label, value }) => `${value} ${name} (${label})`),
  );
}

/** Labels follow the language of the instance, but the product's name does not. */
function isExperienceCloud(text: string): boolean {
  return /(experience|marketing)[\s_-]*cloud/i.test(text);
}

/** A form names a type by its number or its internal name; only what the schema knows counts. */
function valuesOf(types: readonly EnumerationValue[], found: readonly string[]): string[] {
  const known = types.filter(({ name, value }) => found.includes(name) || found.includes(value));
  return [...new Set(known.map(({ value }) => value))];
}
