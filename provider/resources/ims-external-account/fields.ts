import { addressCodec, booleanCodec, listCodec, textCodec } from "../codecs";
import { commonFields } from "../common-fields";
import type { FieldTable, OutputTable } from "../field";
import { promotionFields } from "../promotion-fields";
import type { RowFieldOf } from "../row/mapping";
import { readinessFields } from "./readiness-fields";

/** Every argument of `ImsExternalAccount`, each described once. */
export const imsExternalAccountFields = {
  imsServer: {
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
  },
  clientId: {
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
  },
  callbackServer: {
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
  },
  organizationId: {
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
  },
  associationMask: {
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
  },
  tenant: {
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
  },
  scopes: {
    description: "IMS scopes, a subset of what Adobe provisioned. If omitted, it is not managed.",
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
  },
  experienceCloudServer: {
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
  },
  productContext: {
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
  },
  label: {
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
  },
  enabled: {
    description: "Whether people can sign in with it.",
    campaign: {
      attribute: "active",
      label: "Enabled",
      codec: booleanCodec,
      promotion: "free",
      drift: "critical",
      meaning: "people can sign in with an Adobe ID although they should not",
      meanings: { false: "the account is disabled, and nobody can sign in with an Adobe ID" },
    },
  },
  clientSecret: {
    description:
      "Secret of the IMS client. Always kept as a Pulumi secret; encrypted by the instance itself. Or use `clientSecretFrom`.",
    secret: true,
    way: "given",
    source: "Adobe documentation, Configuring IMS",
    output: "The secret as the program gave it, always a Pulumi secret. Absent with `clientSecretFrom`.",
    watched: {
      attribute: "clientSecret",
      from: "clientSecretFrom",
      version: "clientSecretVersion",
      drift: "critical",
      meaning: "sign-in fails unless the secret that was set by hand is a right one",
    },
  },
  clientSecretFrom: {
    description:
      "Where `up` reads the secret: an environment variable, a file (`file:ims-secret.txt`, from the project's folder), or a configuration key (`project:key`). The first two keep it out of every state; a configuration key does not, since Pulumi stores the stack's whole configuration in the state, encrypted.",
    example: "IMS_CLIENT_SECRET",
    sensitive: true,
    way: "named",
  },
  clientSecretVersion: {
    description: "Goes with `clientSecretFrom`; raise it to have the secret written again.",
    way: "named",
    example: 3,
  },
  ...readinessFields,
  ...commonFields,
  ...promotionFields,
  onDelete: {
    description:
      "What `destroy` does: put the account back as it was found, disable it, delete it, or keep it as it is.",
    example: "disable",
  },
  accountName: {
    description: "Internal name of the account, where it is not one of Adobe's.",
    example: "Adobe_Experience_Cloud",
    replaces: true,
    discovered: true,
    output: "Internal name of the account on the instance; also the resource's id.",
  },
  accountType: {
    description:
      "Number of the account type on this instance, where it cannot be determined from the account or the schema.",
    example: 42,
    discovered: true,
    output: "Number of the account's type on this instance.",
  },
  attributes: {
    description: "Attributes of `nms:extAccount` by argument name, for an instance that names them differently.",
    example: { productContext: "imsProductContext" },
    keysBesidesFields: ["clientSecret"],
    type: { name: "AccountAttributes", from: "../keyed" },
  },
} satisfies FieldTable;

/** The arguments that are fields of the account. */
export type AccountField = RowFieldOf<typeof imsExternalAccountFields>;

/** What is read from the instance besides the arguments. */
export const imsExternalAccountOutputs = {
  accountId: { type: "string", description: "Campaign's number of the row." },
  lastModified: {
    type: "string",
    description: "When the account was last changed, as Campaign writes it: `2022-09-16 07:42:37.469Z`.",
  },
  modifiedBy: { type: "string", description: "Operator who changed it last." },
  writtenAt: { type: "string | undefined", description: "`lastModified` right after this program's last write." },
  restartRequired: {
    type: "boolean",
    description:
      "True after a write: the Campaign server must be restarted for it to take effect. Campaign does not tell when that was done.",
  },
  clientSecretDigest: {
    type: "string | undefined",
    description: "Salted digest of the stored ciphertext, by which a secret that was set by hand shows.",
  },
  secretDriftSign: {
    type: '"ciphertext" | "lastModified" | undefined',
    description:
      "What secret drift is judged by: the stored `ciphertext`, or only `lastModified` where the instance hides it or gives another one each time.",
  },
  found: {
    type: "{ existed: boolean; attributes: Record<string, string> } | undefined",
    description: 'The account as it was found, for `onDelete: "restore"`. A secret.',
    secret: true,
  },
  warnings: {
    type: "string[] | undefined",
    description:
      "What was noticed on the instance that this program does not manage, such as a second account of the type.",
  },
} satisfies OutputTable;
