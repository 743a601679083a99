import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();

const ims = new campaign.ImsIntegration("ims", {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: config.requireSecret("imsClientSecret"),
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
  label: "MAC",
  enabled: true,
});

export const promotion = ims.promotion;
