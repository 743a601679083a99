import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();

/** Names in `adobe-campaign:instances`, each with the address to which IMS sends people back. */
const callbacks = {
  marketing: "https://marketing.campaign.example.com",
  exec1: "https://exec1.campaign.example.com",
  exec2: "https://exec2.campaign.example.com",
};

/** What is the same on all of them. */
const common = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: config.require("imsClientId"),
  clientSecret: config.requireSecret("imsClientSecret"),
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  tenant: "acme",
};

const integrations = Object.entries(callbacks).map(
  ([instance, callbackServer]) =>
    new campaign.ImsIntegration(instance, {
      ...common,
      instance,
      callbackServer,
      associationMask: `Campaign - acme-${instance} - (.*)`,
    }),
);

/** The database of each instance: proof of which one was configured. */
export const databases = pulumi.all(integrations.map(({ account }) => account.databaseId));
