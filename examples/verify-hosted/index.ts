import * as campaign from "pulumi-adobe-campaign";

/** What was agreed with Adobe for this instance. No secret: it is compared by nobody, and Adobe keeps it. */
const ims = new campaign.ImsIntegration("ims", {
  mode: "verify",
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  callbackServer: "https://acme.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
});

/** Who changed the account last, and when. */
export const modifiedBy = ims.account.modifiedBy;
export const lastModified = ims.account.lastModified;
