/**
 * What must compile, and what must not: checked by TypeScript, never run. A line that `@ts-expect-error` stands above is an error, or the
 * check fails.
 */
import * as pulumi from "@pulumi/pulumi";
import {
  type AccountAttributes,
  AdobeCampaignError,
  AssociationMaskError,
  type ErrorCode,
  ImsExternalAccount,
  type ImsExternalAccountArgs,
  type ImsExternalAccountSecret,
  type ImsExternalAccountSettings,
  ImsIntegration,
  type ImsIntegrationArgs,
  IntegrationPackage,
  previewAssociationMask,
  type PromotionExceptions,
} from "pulumi-adobe-campaign";

const config = new pulumi.Config();
const maybe = config.get("x");

const settings: ImsExternalAccountSettings = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: config.require("clientId"),
  callbackServer: pulumi.output("https://dev.campaign.example.com"),
  organizationId: Promise.resolve("0123456789ABCDEF01234567@AdobeOrg"),
  associationMask: pulumi.interpolate`Campaign - ${config.require("tenant")} - (.*)`,
  tenant: "acme",
};
const secret = config.requireSecret("secret");
const good: ImsIntegrationArgs = { ...settings, clientSecret: secret };
const version = pulumi.output(1);

// Each way of giving the secret, and none where nothing is written.
new ImsExternalAccount("given", { ...settings, clientSecret: secret });
new ImsExternalAccount("plain", { ...settings, clientSecret: "x", mode: "manage" });
new ImsExternalAccount("named", { ...settings, clientSecretFrom: "IMS_SECRET", clientSecretVersion: 1 });
new ImsExternalAccount("output", { ...settings, clientSecretFrom: pulumi.output("X"), clientSecretVersion: version });
new ImsExternalAccount("verify", { ...settings, mode: "verify" });
new ImsExternalAccount("verify-later", { ...settings, mode: pulumi.output("verify" as const) });
new ImsExternalAccount("verify-secret", { ...settings, mode: "verify", clientSecret: secret });
new ImsExternalAccount("either", { ...settings, mode: maybe === "x" ? "verify" : "manage", clientSecret: secret });

// @ts-expect-error: no secret
new ImsExternalAccount("x", { ...settings });
// @ts-expect-error: no secret, and something is written
new ImsExternalAccount("x", { ...settings, mode: "manage" });
// @ts-expect-error: no secret, and perhaps something is written
new ImsExternalAccount("x", { ...settings, mode: maybe === "x" ? "verify" : "manage" });
// @ts-expect-error: a secret that may be missing
new ImsExternalAccount("x", { ...settings, clientSecret: config.getSecret("secret") });
// @ts-expect-error: both
new ImsExternalAccount("x", { ...settings, clientSecret: secret, clientSecretFrom: "X", clientSecretVersion: 1 });
// @ts-expect-error: no version
new ImsExternalAccount("x", { ...settings, clientSecretFrom: "X" });
// @ts-expect-error: a version alone
new ImsExternalAccount("x", { ...settings, clientSecretVersion: 1 });
// @ts-expect-error: a version beside a secret
new ImsExternalAccount("x", { ...settings, clientSecret: secret, clientSecretVersion: 1 });
// @ts-expect-error: the same in the component
new ImsIntegration("x", { ...settings });
// @ts-expect-error: the same in the component
new ImsIntegration("x", { ...settings, clientSecret: secret, clientSecretFrom: "X", clientSecretVersion: 1 });

// Required means required.
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, imsServer: config.get("x") });
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, clientId: maybe });
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, callbackServer: undefined });
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, organizationId: pulumi.output(maybe) });
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, associationMask: Promise.resolve(maybe) });
// @ts-expect-error: may be undefined
new ImsIntegration("x", { ...good, tenant: config.getSecret("x") });
// @ts-expect-error: missing
new ImsIntegration("x", { imsServer: "https://ims-na1.adobelogin.com", clientSecret: secret });
// @ts-expect-error: null is for JSON
new ImsIntegration("x", { ...good, tenant: null });

// Optional means optional, also as an input that may be missing.
new ImsIntegration("x", { ...good, label: config.get("label"), scopes: undefined, enabled: config.getBoolean("x") });
new ImsIntegration("x", {
  ...good,
  scopes: [pulumi.output("openid"), "AdobeID"],
  expectedGroups: pulumi.output(["a"]),
});
new ImsIntegration("x", {
  ...good,
  packageName: maybe,
  instance: maybe,
  onDelete: "keep",
  accountType: pulumi.output(42),
});
// @ts-expect-error: not a list
new ImsIntegration("x", { ...good, scopes: "openid" });
// @ts-expect-error: not one of them
new ImsIntegration("x", { ...good, onDelete: "remove" });
// @ts-expect-error: there is no such argument
new ImsIntegration("x", { ...good, tennant: "acme" });

// Keys are known.
const reasons: PromotionExceptions = { organizationId: "until May", release: pulumi.output("why"), drifted: "seen" };
const names: AccountAttributes = { productContext: "imsProductContext", clientSecret: "secret", scopes: "scope" };
new ImsIntegration("x", { ...good, promotionExceptions: reasons, attributes: names });
new ImsIntegration("x", { ...good, promotionExceptions: pulumi.output(reasons), attributes: pulumi.output(names) });
new IntegrationPackage("x", { promotionExceptions: { imsServer: maybe } });
// @ts-expect-error: there is no such field
new ImsIntegration("x", { ...good, promotionExceptions: { organisationId: "until May" } });
// @ts-expect-error: not a reason
new ImsIntegration("x", { ...good, promotionExceptions: { organizationId: true } });
// @ts-expect-error: there is no such field
new ImsIntegration("x", { ...good, attributes: { context: "imsProductContext" } });
// @ts-expect-error: there is no such field
new IntegrationPackage("x", { promotionExceptions: { databaseId: "copied" } });

// A component of somebody else's can pass them on.
interface SiteArgs extends Omit<ImsExternalAccountSettings, "imsServer"> {
  readonly site: string;
}
type WholeSiteArgs = SiteArgs & ImsExternalAccountSecret;
export function site({ site: name, ...args }: WholeSiteArgs): ImsIntegration {
  return new ImsIntegration(name, { imsServer: settings.imsServer, ...args });
}
const changed: ImsExternalAccountArgs = { ...good, tenant: "other" };
new ImsExternalAccount("x", changed);
ImsExternalAccount.get("x", "Adobe_Marketing_Cloud", { instance: "exec1" });

// Outputs of what is always there are never undefined.
export const tenant: pulumi.Output<string> = new ImsIntegration("x", good).account.tenant;
// @ts-expect-error: absent if it is not managed
export const label: pulumi.Output<string> = new ImsIntegration("x", good).account.label;

// What functions throw can be told apart.
export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof AdobeCampaignError ? error.code : undefined;
}
export function isUsable(mask: string): boolean {
  try {
    return previewAssociationMask(mask, []).length === 0;
  } catch (error) {
    if (error instanceof AssociationMaskError) return false;
    throw error;
  }
}
