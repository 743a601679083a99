import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();

const ims = new campaign.ImsIntegration("ims", {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: config.require("imsClientId"),
  clientSecret: config.requireSecret("imsClientSecret"),
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
});

export const promotion = ims.promotion; // what the next stack checks itself against
