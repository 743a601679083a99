import { z } from "zod";

import { otherTypes } from "../../campaign/account-types";
import { isSecretName } from "../../config/named-secret";
import { maskProblems } from "../../experience-cloud/association-mask";
import { addressCodec, booleanCodec, listCodec, textCodec } from "../codecs";
import { common } from "../common";
import { fields } from "../field";
import { aboutExceptions, promotedFrom, promotionExceptions } from "../promotion-arguments";
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

/** The fields of the account that can be managed: each described once. */
export const accountFields = {
  imsServer: word("the IMS server that signs people in, for example https://ims-na1.adobelogin.com")
    .check(problems(imsServerProblems))
    .register(fields, {
      description: "The IMS server that signs people in. Production IMS also for stage and development.",
      example: "https://ims-na1.adobelogin.com",
      source: "Adobe documentation, Troubleshooting IMS",
      campaign: {
        attribute: "imsServer",
        label: "IMS server",
        codec: addressCodec,
        promotion: "same",
        drift: "critical",
        meaning: "people are sent to another IMS server, which may not know them",
      },
    }),
  clientId: textWith("the IMS client's identifier that Adobe issued", clientIdProblems).register(fields, {
    description: "Identifier of the IMS client that Adobe issued for this instance.",
    example: "Campaign1-acme",
    source: "Adobe documentation, Configuring IMS",
    campaign: {
      attribute: "clientId",
      label: "IMS client identifier",
      codec: textCodec,
      promotion: "free",
      drift: "critical",
      meaning:
        "IMS is asked in the name of another client, and refuses unless the secret and the callback server fit it",
    },
  }),
  callbackServer: httpsOrigin(
    "the address of this instance to which IMS sends people back",
    "https://dev.campaign.example.com",
  ).register(fields, {
    description:
      "Address of this instance to which IMS sends people back: https, without a path, allowed on the IMS client.",
    example: "https://dev.campaign.example.com",
    source: "Adobe documentation, Configuring IMS",
    campaign: {
      attribute: "callbackServer",
      label: "Callback server",
      codec: addressCodec,
      promotion: "different",
      drift: "critical",
      meaning: "people are sent to another host after signing in",
    },
  }),
  organizationId: text("the organization's ID")
    .check(problems(organizationIdProblems))
    .register(fields, {
      description: "ID of the Experience Cloud organization, with its suffix `@AdobeOrg`.",
      example: "0123456789ABCDEF01234567@AdobeOrg",
      source: "Adobe documentation, Organizations in Experience Cloud",
      campaign: {
        attribute: "imsOrgId",
        label: "IMS organization ID",
        codec: textCodec,
        promotion: "same",
        drift: "critical",
        meaning: "people of another organization may sign in, and those of the right one may not",
      },
    }),
  associationMask: z
    .string({
      error: (issue) =>
        `${issue.input === undefined ? "it is required" : "it must be a text"}; for example Campaign - acme - (.*)`,
    })
    .check(problems(maskProblems))
    .register(fields, {
      description:
        "Expression that links product profiles to security groups: its one capture is the group's internal name.",
      example: "Campaign - acme - (.*)",
      source: "Adobe documentation, Configuring IMS",
      campaign: {
        attribute: "imsRightsMask",
        label: "Association mask",
        codec: textCodec,
        promotion: "free",
        drift: "critical",
        meaning: "product profiles lead to other security groups, so that people get other rights or none",
      },
    }),
  tenant: word("the name of the Experience Cloud tenant").register(fields, {
    description: "Name of the Experience Cloud tenant.",
    example: "acme",
    source: "Adobe documentation, Configuring IMS",
    campaign: {
      attribute: "tenant",
      label: "Tenant",
      codec: textCodec,
      promotion: "free",
      drift: "warning",
      meaning: "what the instance shares with the Experience Cloud goes under another tenant",
    },
  }),
  scopes: z
    .array(scope, { error: 'it must be a list of texts, for example ["openid", "AdobeID"]' })
    .min(1, "it is empty; leave it out to keep what the instance has")
    .refine((list) => new Set(list).size === list.length, "it names a scope twice; remove one")
    .optional()
    .register(fields, {
      description: "IMS scopes, a subset of what Adobe provisioned. If omitted, they are not managed.",
      example: ["openid", "AdobeID", "session", "read_organizations"],
      source: "Adobe documentation, Troubleshooting IMS",
      campaign: {
        attribute: "userScope",
        label: "IMS scope",
        codec: listCodec,
        promotion: "same",
        drift: "critical",
        meaning: "IMS reports something different about people from what the instance needs, so that sign-in may fail",
      },
    }),
  experienceCloudServer: httpsOrigin("the address of the Experience Cloud", "https://marketing.adobe.com")
    .optional()
    .register(fields, {
      description: "Address of the Experience Cloud instance. If omitted, it is not managed.",
      example: "https://marketing.adobe.com",
      source: "Adobe documentation, External accounts",
      campaign: {
        attribute: "server",
        label: "Server",
        codec: addressCodec,
        promotion: "free",
        drift: "warning",
        meaning: "links lead to another Experience Cloud",
      },
    }),
  productContext: textWith("the product context, for example dma_campaign_classic", productContextProblems)
    .optional()
    .register(fields, {
      description: "Product context, on builds whose account has the field. If omitted, it is not managed.",
      example: "dma_campaign_classic",
      source: "Adobe documentation, Troubleshooting IMS",
      campaign: {
        attribute: "productContext",
        label: "Product context",
        codec: textCodec,
        promotion: "same",
        drift: "warning",
        meaning: "IMS reports the profiles of another product, so that people may get no rights",
      },
    }),
  label: textWith("the account's label", labelProblems)
    .optional()
    .register(fields, {
      description: "Label of the account in the console. If omitted, it is not managed.",
      example: "MAC",
      campaign: {
        attribute: "label",
        label: "Label",
        codec: textCodec,
        promotion: "free",
        drift: "info",
        meaning: "only the name in the list of accounts is another",
      },
    }),
  enabled: yesOrNo()
    .default(true)
    .register(fields, {
      description: "Whether people can sign in with it.",
      campaign: {
        attribute: "active",
        label: "Enabled",
        codec: booleanCodec,
        promotion: "free",
        drift: "critical",
        meaning: "people can sign in with an Adobe ID although they should not",
      },
    }),
};

export type AccountField = keyof typeof accountFields;

const attributeName = z
  .string({ error: "it must be the name of an attribute" })
  .regex(/^[A-Za-z][\w-]*$/, "it must be the name of an attribute, without @");

const whichType = "leave it out, or give the number of the type Adobe Experience Cloud on this instance";

/** The arguments of `ImsExternalAccount`. */
export const imsExternalAccountSchema = z.strictObject({
  ...accountFields,
  clientSecret: textWith("the IMS client's secret", secretProblems)
    .optional()
    .register(fields, {
      description:
        "Secret of the IMS client. Always kept as a Pulumi secret; encrypted by the instance itself. Or use `clientSecretFrom`.",
      secret: true,
      way: "given",
      source: "Adobe documentation, Configuring IMS",
      watched: { drift: "critical", meaning: "sign-in fails unless the secret that was set by hand is a right one" },
    }),
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
    .optional()
    .register(fields, {
      description:
        "Where `up` reads the secret: an environment variable, a file (`file:ims-secret.txt`, from the project's folder), or a configuration key (`project:key`). The first two keep it out of every state; a configuration key does not, since Pulumi stores the stack's whole configuration in the state, encrypted.",
      example: "IMS_CLIENT_SECRET",
      sensitive: true,
      way: "named",
    }),
  clientSecretVersion: z
    .number({ error: "it must be a whole number" })
    .int("it must be a whole number")
    .min(1, "it must be 1 or more; start with 1")
    .optional()
    .register(fields, {
      description: "Goes with `clientSecretFrom`; raise it to have the secret written again.",
      way: "named",
      example: 3,
    }),
  ...readinessArguments,
  ...common,
  promotedFrom,
  promotionExceptions: promotionExceptions().register(fields, aboutExceptions),
  onDelete: oneOf(["restore", "disable", "delete", "keep"]).default("restore").register(fields, {
    description:
      "What `destroy` does: put the account back as it was found, disable it, delete it, or keep it as it is.",
    example: "disable",
  }),
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
    .optional()
    .register(fields, {
      description: "Internal name of the account, where it is not one of Adobe's.",
      example: "Adobe_Experience_Cloud",
      replaces: true,
    }),
  accountType: z
    .number({ error: "it must be a number" })
    .int("it must be a whole number")
    .min(0, `it must be 0 or more; ${whichType}`)
    .max(127, `it must be 127 or less; ${whichType}`)
    .refine(
      (type) => !Object.hasOwn(otherTypes, String(type)),
      `it is the number of a type with another purpose; ${whichType}`,
    )
    .optional()
    .register(fields, {
      description:
        "Number of the account type on this instance, where it cannot be determined from the account or the schema.",
      example: 42,
    }),
  attributes: z
    .record(z.string(), attributeName, { error: "it must be an object: argument name to attribute name" })
    .optional()
    .register(fields, {
      description: "Attributes of `nms:extAccount` by argument name, for an instance that names them differently.",
      example: { productContext: "imsProductContext" },
      keys: [...Object.keys(accountFields), "clientSecret"],
      type: { name: "AccountAttributes", from: "../keyed" },
    }),
});

export type ImsExternalAccountInputs = z.output<typeof imsExternalAccountSchema>;
