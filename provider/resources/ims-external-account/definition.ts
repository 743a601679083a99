import { isDeepStrictEqual } from "node:util";

import { maskWarnings } from "../../experience-cloud/mask-literals";
import type { ConfigSource } from "../../config/source";
import type { CheckFailure, Properties } from "../../lifecycle/definition";
import { hasUnknown } from "../../lifecycle/unknowns";
import { defineResource } from "../define";
import { promotionChecks } from "../promotion-checks";
import { type AccountField, imsExternalAccountFields } from "./fields";
import { withoutCiphertext } from "../row/found";
import {
  accountFieldNames,
  type AttributeNames,
  campaignField,
  managedFields,
  sameMeaning,
  secretAttribute,
} from "./mapping";
import { readinessChecks } from "./readiness-arguments";
import { imsExternalAccountSchema, type ImsExternalAccountInputs } from "./schema";
import { CHANGED_ON_INSTANCE, SET_ON_INSTANCE } from "./secret-marks";

export const imsExternalAccountDefinition = defineResource<ImsExternalAccountInputs>(imsExternalAccountFields, {
  name: "ImsExternalAccount",
  schema: imsExternalAccountSchema,
  crossChecks,
  warnings: ({ associationMask: mask }, secrets) =>
    typeof mask === "string" && !hasUnknown(mask) ? maskWarnings(mask, secrets.includes("associationMask")) : [],
  standIns: [SET_ON_INSTANCE, CHANGED_ON_INSTANCE],
  held: { key: ["accountName", "accountType"], found: "found" },
  equivalent: (argument, a, b) => (isAccountField(argument) ? sameMeaning(argument, a, b) : isDeepStrictEqual(a, b)),
  upgraders: [],
  onOtherDatabase: (outputs) => withoutCiphertext(outputs, secretAttribute(outputs["attributes"] as AttributeNames)),
  reconciler: async () => (await import("./reconcile.js")).reconcileImsExternalAccount,
  importer: async () => (await import("./import.js")).importAccount,
});

function isAccountField(argument: string): argument is AccountField {
  return (accountFieldNames as readonly string[]).includes(argument);
}

/** Attributes of every row, which no field may be mapped to. */
const rowAttributes = ["id", "name", "type", "created", "createdBy-id", "lastModified", "modifiedBy-id"];

function crossChecks(inputs: Properties, secrets: readonly string[], config: ConfigSource | undefined): CheckFailure[] {
  return [
    ...secretChecks(inputs),
    ...secretSourceChecks(inputs, config),
    ...attributeChecks(inputs),
    ...readinessChecks(inputs),
    ...promotionChecks(inputs, inputs, secrets),
  ];
}

/** The secret comes in exactly one way; nothing here prints it. */
function secretChecks({ mode, clientSecret, clientSecretFrom, clientSecretVersion }: Properties): CheckFailure[] {
  const failure = (reason: string): CheckFailure[] => [{ property: "", reason }];
  if (clientSecret !== undefined && clientSecretFrom !== undefined)
    return failure("clientSecret and clientSecretFrom are both set; give the secret in one way only");
  if (clientSecret === undefined && clientSecretFrom === undefined && mode !== "verify" && !hasUnknown(mode))
    return failure(
      "clientSecret is required: the IMS client's secret, for example config.requireSecret(…); or name where it is in clientSecretFrom",
    );
  if (clientSecretFrom !== undefined && clientSecretVersion === undefined)
    return failure(
      "clientSecretVersion is required with clientSecretFrom; start with 1, and raise it to have the secret written again",
    );
  if (clientSecretVersion !== undefined && clientSecretFrom === undefined)
    return failure(
      "clientSecretVersion goes with clientSecretFrom; remove it, or name where the secret is in clientSecretFrom",
    );
  return [];
}

/** A plugin is told nothing of the project's own configuration. The name is not printed: it may be the secret itself. */
function secretSourceChecks({ clientSecretFrom }: Properties, config: ConfigSource | undefined): CheckFailure[] {
  const namespace = config?.namespace;
  if (namespace === undefined || typeof clientSecretFrom !== "string" || hasUnknown(clientSecretFrom)) return [];
  const isKey = clientSecretFrom.includes(":") && !clientSecretFrom.startsWith("file:");
  if (!isKey || clientSecretFrom.startsWith(`${namespace}:`)) return [];
  const reason = `clientSecretFrom names a configuration key of another namespace, which Pulumi does not pass on to a plugin; name an environment variable, a file (file:…), or a key of ${namespace} (pulumi config set --secret ${namespace}:imsSecret …)`;
  return [{ property: "", reason }];
}

/** Two fields in one attribute would overwrite each other; one in the secret's would be stored in its place. */
function attributeChecks({ attributes, ...inputs }: Properties): CheckFailure[] {
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) return [];
  if (hasUnknown(attributes)) return [];
  const known = [...accountFieldNames, "clientSecret"] as string[];
  const failure = (reason: string): CheckFailure => ({ property: "attributes", reason });
  const entries = Object.entries(attributes as Record<string, string>);
  const unmapped = ["clientSecret", ...managedFields(inputs)].filter((field) => !Object.hasOwn(attributes, field));
  const seen = new Set(
    unmapped.map((field) => (field === "clientSecret" ? field : campaignField(field as AccountField).attribute)),
  );
  return entries.flatMap(([field, attribute]) => {
    if (!known.includes(field))
      return [failure(`it maps "${field}", which is not a field of the account; the fields are: ${known.join(", ")}`)];
    if (rowAttributes.includes(attribute))
      return [failure(`it maps ${field} to @${attribute}, which belongs to the row itself; choose another`)];
    if (seen.has(attribute)) return [failure(`it maps two fields to @${attribute}; give each an attribute of its own`)];
    seen.add(attribute);
    return [];
  });
}
