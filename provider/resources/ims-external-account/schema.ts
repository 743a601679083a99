import { z } from "zod";

import { otherTypes } from "../../campaign/account-types";
import { isSecretName } from "../../config/named-secret";
import { maskProblems } from "../../experience-cloud/association-mask";
import { common } from "../common";
import { promotionArguments } from "../promotion-arguments";
import type { imsExternalAccountFields } from "./fields";
import { readinessArguments } from "./readiness-arguments";
import {
  about,
  httpsOrigin,
  nameProblems,
  oneOf,
  originProblems,
  problems,
  text,
  textWith,
  word,
  wordProblems,
  yesOrNo,
} from "../rules";
import { asciiProblems, characterProblems, copyProblems, withoutCopied } from "../../values/characters";
import { clientIdProblems, clientSecretProblems } from "../../values/credential";
import { lineProblems } from "../../values/line";
import { programProblems, unlessPlaceholder } from "../../values/placeholder";
import { isMark } from "./secret-marks";

const organizationIdProblems = (value: string): string[] => {
  const odd = asciiProblems(value.trim());
  if (odd.length > 0) return odd.map(about);
  if (/^(.)\1{23}@AdobeOrg$/.test(value.trim())) return ["it is a placeholder, not a value; give the real one"];
  if (value.trim() === "" || /^[A-Za-z0-9]{24}@AdobeOrg$/.test(value.trim())) return [];
  const example = "for example 0123456789ABCDEF01234567@AdobeOrg";
  if (/^[A-Za-z0-9]{24}$/.test(value.trim())) return ["the suffix @AdobeOrg is missing; append it"];
  return [
    `it must be 24 letters or digits followed by @AdobeOrg, ${example}; copy it from the Experience Cloud's administration`,
  ];
};

const imsServerExample = "https://ims-na1.adobelogin.com";

const imsServerProblems = (value: string): string[] => {
  // What `word` refuses has a message of its own.
  const host = withoutCopied(value);
  if (host === "" || characterProblems(host).length > 0) return [];
  if (/^\w+:\/\//.test(host)) return originProblems(host, imsServerExample);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host)
    ? []
    : [`it must be a host name or an https address, for example ${imsServerExample}`];
};

const scopeProblems = (value: string): string[] => {
  if (!/^[^\s,]+$/.test(value))
    return ["a scope must not be empty or contain blanks or commas; give each scope as an item of its own"];
  return unlessPlaceholder(value, (scope) => [
    ...lineProblems(scope),
    ...copyProblems(scope),
    ...asciiProblems(scope),
  ]).map(about);
};

/** What an import or `ignoreChanges` puts in the secret's place is not a value, and not a mistake either. */
const secretProblems = (value: string): string[] => (isMark(value) ? [] : clientSecretProblems(value));

/** Free text in any language: only what cannot be meant. Joiners and variation selectors are part of scripts and emoji. */
const labelProblems = (value: string): string[] => [
  ...lineProblems(value),
  ...copyProblems(value),
  ...characterProblems(value.trim().replace(/[\u200c\u200d\ufe0e\ufe0f]/g, ""), {}, ["invisible"]),
  ...programProblems(value),
];

const productContextProblems = (value: string): string[] => {
  const found = wordProblems(value, "the product context, for example dma_campaign_classic");
  return found.length > 0 ? found : asciiProblems(value);
};

const scope = z.string({ error: "each scope must be a text" }).check(problems(scopeProblems));

const attributeName = z
  .string({ error: "it must be the name of an attribute" })
  .regex(/^[A-Za-z][\w-]*$/, "it must be the name of an attribute, without @");

const whichType = "leave it out, or give the number of the type Adobe Experience Cloud on this instance";

/** Rules of the arguments of `ImsExternalAccount`: one for each of the table. */
export const imsExternalAccountSchema = z.strictObject({
  imsServer: word("the IMS server that signs people in, for example https://ims-na1.adobelogin.com").check(
    problems(imsServerProblems),
  ),
  clientId: textWith("the IMS client's identifier that Adobe issued", clientIdProblems),
  callbackServer: httpsOrigin(
    "the address of this instance to which IMS sends people back",
    "https://dev.campaign.example.com",
  ),
  organizationId: text("the organization's ID").check(problems(organizationIdProblems)),
  associationMask: z
    .string({
      error: (issue) =>
        `${issue.input === undefined ? "it is required" : "it must be a text"}; for example Campaign - acme - (.*)`,
    })
    .check(problems(maskProblems)),
  tenant: word("the name of the Experience Cloud tenant"),
  scopes: z
    .array(scope, { error: 'it must be a list of texts, for example ["openid", "AdobeID"]' })
    .min(1, "it is empty; leave it out to keep what the instance has")
    .refine((list) => new Set(list).size === list.length, "it names a scope twice; remove one")
    .optional(),
  experienceCloudServer: httpsOrigin("the address of the Experience Cloud", "https://marketing.adobe.com").optional(),
  productContext: textWith("the product context, for example dma_campaign_classic", productContextProblems).optional(),
  label: textWith("the account's label", labelProblems).optional(),
  enabled: yesOrNo().default(true),
  clientSecret: textWith("the IMS client's secret", secretProblems).optional(),
  // Judged by its form, and not printed: it may be the secret itself, given in the wrong place.
  clientSecretFrom: text("the name of the environment variable, file or configuration key that holds the secret")
    .check(
      problems((value) =>
        value.trim() === "" || isSecretName(value.trim())
          ? []
          : [
              "it must be the name of an environment variable (letters, digits and _), of a file (file:ims-secret.txt), or of a configuration key with its project (acme:imsSecret)",
            ],
      ),
    )
    .optional(),
  clientSecretVersion: z
    .number({ error: "it must be a whole number" })
    .int("it must be a whole number")
    .min(1, "it must be 1 or more; start with 1")
    .optional(),
  ...readinessArguments,
  ...common,
  ...promotionArguments,
  onDelete: oneOf(["restore", "disable", "delete", "keep"]).default("restore"),
  accountName: z
    .string({ error: "it must be a text: the account's internal name" })
    .check(
      problems((value) =>
        nameProblems(
          value,
          /^[A-Za-z_][\w.-]*$/,
          "it must be an internal name: letters, digits, _, - and dots, starting with a letter",
        ),
      ),
    )
    .optional(),
  accountType: z
    .number({ error: "it must be a number" })
    .int("it must be a whole number")
    .min(0, `it must be 0 or more; ${whichType}`)
    .max(127, `it must be 127 or less; ${whichType}`)
    .refine(
      (type) => !Object.hasOwn(otherTypes, String(type)),
      `it is the number of a type with another purpose; ${whichType}`,
    )
    .optional(),
  attributes: z
    .record(z.string(), attributeName, { error: "it must be an object: argument name to attribute name" })
    .optional(),
} satisfies Record<keyof typeof imsExternalAccountFields, z.ZodType>);

export type ImsExternalAccountInputs = z.output<typeof imsExternalAccountSchema>;
