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

  // Made before the account lets people in. The product profile "Campaign - acme - reviewers" leads to the first one.
  securityGroups: [
    {
      groupName: "reviewers",
      label: "Reviewers",
      description: "Approves deliveries",
      rights: ["WORKFLOW", "export"],
    },
    { groupName: "analysts", label: "Analysts", rights: ["export"] },
    "delivery", // is there already: adopted as it is
  ],
  expectedGroups: ["reviewers", "delivery"],
});

export const groups = ims.groups.map(({ groupName, rightNames, origin }) => ({ groupName, rightNames, origin }));
export const promotion = ims.promotion; // names, labels and rights must be the same on the next stack
