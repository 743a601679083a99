import type { Example } from "./program.mts";

const account = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: { secret: "imsClientSecret" },
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
};

/** Name of a resource or a function → its examples. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  ImsIntegration: [
    {
      title: "Sign-in with an Adobe ID",
      steps: [{ variable: "ims", resource: "ImsIntegration", arguments: account }],
      outputs: { promotion: { of: "ims", property: "promotion" } },
    },
  ],
  ImsExternalAccount: [
    {
      title: "The external account alone",
      steps: [
        {
          variable: "account",
          resource: "ImsExternalAccount",
          arguments: { ...account, scopes: ["openid", "AdobeID"] },
        },
      ],
      outputs: { accountName: { of: "account", property: "accountName" } },
    },
  ],
  IntegrationPackage: [
    {
      title: "The package alone",
      steps: [{ variable: "integration", resource: "IntegrationPackage", arguments: {} }],
      outputs: { packageName: { of: "integration", property: "packageName" } },
    },
  ],
  SecurityGroup: [
    {
      title: "A group that a product profile leads to",
      steps: [
        {
          variable: "reviewers",
          resource: "SecurityGroup",
          arguments: { groupName: "reviewers", label: "Reviewers", rights: ["WORKFLOW", "export"] },
        },
      ],
      outputs: { groupName: { of: "reviewers", property: "groupName" } },
    },
  ],
  Provider: [
    {
      title: "An instance of its own",
      steps: [
        {
          variable: "execution",
          resource: "Provider",
          arguments: {
            url: "https://exec1.campaign.example.com",
            user: "pulumi",
            password: { secret: "executionPassword" },
          },
        },
        {
          variable: "remote",
          resource: "IntegrationPackage",
          arguments: {},
          provider: "execution",
        },
      ],
    },
  ],
  getInstance: [
    {
      title: "The release of an instance",
      steps: [{ variable: "instance", call: "getInstance", arguments: {} }],
      outputs: { release: { of: "instance", property: "release" } },
    },
  ],
  getSecurityGroups: [
    {
      title: "The groups of an instance",
      steps: [{ variable: "existing", call: "getSecurityGroups", arguments: {} }],
      outputs: { groups: { of: "existing", property: "groups" } },
    },
  ],
  previewAssociationMask: [
    {
      title: "Where two product profiles lead",
      steps: [
        {
          variable: "preview",
          call: "previewAssociationMask",
          arguments: {
            mask: "Campaign - acme - (.*)",
            profiles: ["Campaign - acme - reviewers", "Campaign - acme -delivery"],
          },
        },
      ],
      outputs: { readings: { of: "preview", property: "readings" } },
    },
  ],
};
