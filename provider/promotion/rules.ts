// Generated from the account's schema by `npm run generate`. Do not edit.

/** How the values of two environments relate: the `same` everywhere, `different` everywhere, or `free`. */
export const promotionRules = {
  imsServer: "same",
  clientId: "free",
  callbackServer: "different",
  organizationId: "same",
  associationMask: "free",
  tenant: "free",
  scopes: "same",
  experienceCloudServer: "free",
  productContext: "same",
  label: "free",
  enabled: "free",
} as const;

/** Fields that hold an address: its scheme and the case of its host mean nothing. */
export const addressFields: readonly string[] = ["imsServer", "callbackServer", "experienceCloudServer"];
