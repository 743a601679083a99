import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();

/** What differs between the stacks `staging` and `production` is in their configuration. */
const ims = new campaign.ImsIntegration("ims", {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: config.require("imsClientId"),
  clientSecret: config.requireSecret("imsClientSecret"),
  callbackServer: config.require("callbackServer"),
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: config.require("associationMask"),
  tenant: "acme",
});

/** Which database the account is in. */
export const databaseId = ims.account.databaseId;
