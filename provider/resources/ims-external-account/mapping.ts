import { type AttributeNames, rowMapping } from "../row/mapping";
import { imsExternalAccountFields } from "./fields";

export type { AttributeNames };

/** Arguments of `ImsExternalAccount` by name and their attributes of `nms:extAccount`. */
export const accountMapping = rowMapping(imsExternalAccountFields);

export const {
  names: accountFieldNames,
  fieldOf: campaignField,
  attributeOf,
  managed: managedFields,
  toAttributes,
  fromAttributes,
  sameMeaning,
  differing: differingFields,
  describeDifference,
} = accountMapping;

/** Where the secret is stored. */
export const secretAttribute = (names: AttributeNames): string => accountMapping.secretAttribute(names)!;
