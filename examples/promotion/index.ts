import * as pulumi from "@pulumi/pulumi";
import * as campaign from "pulumi-adobe-campaign";

const config = new pulumi.Config();

interface Environment {
  /** Address of the instance, to which IMS sends people back. */
  callbackServer: string;
  /** The stack whose promotion this one takes over. Nothing comes before the first. */
  before?: string;
}

const environments: Record<string, Environment> = {
  dev: { callbackServer: "https://dev.campaign.example.com" },
  stage: { callbackServer: "https://stage.campaign.example.com", before: "dev" },
  prod: { callbackServer: "https://campaign.example.com", before: "stage" },
};

const stack = pulumi.getStack();
const { callbackServer, before } = environments[stack]!;

/** What the stack before says of itself. On a backend without organizations, such as a folder, theirs is called `organization`. */
const promotedFrom =
  before === undefined
    ? undefined
    : new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${before}`).getOutput("promotion");

const ims = new campaign.ImsIntegration(
  "ims",
  {
    imsServer: "https://ims-na1.adobelogin.com",
    clientId: config.require("imsClientId"),
    clientSecret: config.requireSecret("imsClientSecret"),
    callbackServer,
    organizationId: "0123456789ABCDEF01234567@AdobeOrg",
    associationMask: `Campaign - acme-${stack} - (.*)`,
    tenant: "acme",
    promotedFrom,
  },
  { protect: stack === "prod" },
);

export const promotion = ims.promotion; // what the next stack checks itself against
