import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();
const production = pulumi.getStack() === "prod";

new campaign.ImsIntegration(
  "ims",
  {
    imsServer: "https://ims-na1.adobelogin.com",
    clientId: config.require("imsClientId"),
    clientSecret: config.requireSecret("imsClientSecret"),
    callbackServer: `https://${pulumi.getStack()}.campaign.example.com`,
    organizationId: "0123456789ABCDEF01234567@AdobeOrg",
    associationMask: "Campaign - acme - (.*)",
    tenant: "acme",
  },
  { protect: production },
);
