/**
 * FROZEN: what every user's state says of a resource's type and of where its code is. In a file of its own, since `import` writes the
 * same without loading Pulumi.
 */
export const frozen = {
  integrationPackage: {
    type: "pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;',
  },
  imsExternalAccount: {
    type: "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;',
  },
  imsIntegration: { type: "adobe-campaign:index:ImsIntegration" },
} as const;
