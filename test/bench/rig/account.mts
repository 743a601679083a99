import type { Properties } from "./host.mts";

/** Good arguments of an account. */
export const account: Properties = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: "a secret of the IMS client",
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
};

/** The attributes of `nms:extAccount` that hold them. */
export const attributes = ["imsServer", "clientId", "callbackServer", "imsOrgId", "imsRightsMask", "tenant", "active"];

/** The same for Adobe's client. */
export const accountQuery = (name: string) => ({
  schema: "nms:extAccount",
  operation: "select",
  select: {
    node: ["id", "name", "label", "type", "lastModified", "modifiedBy-id", ...attributes, "clientSecret"].map(
      (name) => ({
        expr: `${name.includes("-") ? `[@${name}]` : `@${name}`}`,
      }),
    ),
  },
  where: { condition: { expr: `@name = '${name}'` } },
  orderBy: { node: { expr: "@id" } },
});

export const connection = (url: string) => ({
  "adobe-campaign:url": url,
  "adobe-campaign:user": "admin",
  "adobe-campaign:password": "admin",
});
