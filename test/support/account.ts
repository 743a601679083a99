/** Arguments of an account that pass every check. */
export const account = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: "canary-s3cr3t",
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
} as const;
