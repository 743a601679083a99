/** Programs in plain JavaScript: they start faster than TypeScript. */

/** Arguments of an account without its secret. */
export const accountArgs = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
};

/** The same as they are stored on the instance, by attribute. */
export const accountAttributes = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  callbackServer: "https://dev.campaign.example.com",
  imsOrgId: "0123456789ABCDEF01234567@AdobeOrg",
  imsRightsMask: "Campaign - acme - (.*)",
  tenant: "acme",
  active: "1",
};

type Args = Record<string, unknown>;

interface Choices {
  /** Options of the account, as source text. */
  options?: string;
  /** How the program gives the secret, as source text; "" for not at all. */
  secret?: string;
}

const head = `
const pulumi = require("@pulumi/pulumi");
const { ImsExternalAccount, IntegrationPackage } = require("pulumi-adobe-campaign");
const config = new pulumi.Config("test");`;

const configuredSecret = 'clientSecret: config.requireSecret("clientSecret")';

/** The account alone. `args` change or, if undefined, remove arguments. */
export function accountOnly(args: Args = {}, { options = "{}", secret = configuredSecret }: Choices = {}): string {
  return `${head}
new ImsExternalAccount("account", { ...${JSON.stringify({ ...accountArgs, ...args })}, ${secret} }, ${options});`;
}

/** The package, then the account. */
export function twoResources(account: Args = {}, integrationPackage: Args = {}, choices: Choices = {}): string {
  const given = JSON.stringify(integrationPackage);
  const afterPackage = { ...choices, options: `{ dependsOn: integrationPackage, ...${choices.options ?? "{}"} }` };
  const rest = accountOnly(account, afterPackage).slice(head.length);
  return `${head}
const integrationPackage = new IntegrationPackage("package", ${given});${rest}`;
}

interface Pair {
  account?: Args;
  integrationPackage?: Args;
}

/** For each name the package and then the account, `one-package` and `one-account`: on the instance of that name unless they say another. */
export function pairs(all: Record<string, Pair>): string {
  return `${head}
for (const [instance, { account, integrationPackage }] of Object.entries(${JSON.stringify(all)})) {
  const dependsOn = new IntegrationPackage(instance + "-package", { instance, ...integrationPackage });
  const secret = account?.mode === "verify" ? {} : { ${configuredSecret} };
  new ImsExternalAccount(instance + "-account", { ...${JSON.stringify(accountArgs)}, instance, ...secret, ...account }, { dependsOn });
}`;
}
