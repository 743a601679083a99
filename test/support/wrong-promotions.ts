/** Promotions from stack dev to stack stage that are refused before anything is written. */
import type { Promotion } from "../../provider/promotion/promotion.ts";
import type { Properties } from "./host-wire.ts";
import { onStage, promotion } from "./promotions.ts";

export interface WrongPromotion {
  what: string;
  /** What dev passes on, where it is not the good one. */
  from?: Partial<Promotion> | Properties;
  /** Values that are other on dev. */
  values?: Properties;
  /** Values that are other on stage. */
  change?: Properties;
  exceptions?: Properties;
  says: string[];
}

export const wayOut = (field: string) => `promotionExceptions.${field}`;
export const otherOrganization = "ABCDEF0123456789ABCDEF01@AdobeOrg";
const stage = "https://stage.campaign.example.com";

/** Refused in `check`: no request at all. */
export const refusedInCheck: WrongPromotion[] = [
  {
    what: "another organization",
    change: { organizationId: otherOrganization },
    says: [
      `organizationId is "${otherOrganization}" on stack stage`,
      `"0123456789ABCDEF01234567@AdobeOrg" on stack dev`,
      "correct one of them",
      wayOut("organizationId"),
    ],
  },
  {
    what: "an organization of another case",
    change: { organizationId: "0123456789abcdef01234567@AdobeOrg" },
    says: ["organizationId is", "stack dev", wayOut("organizationId")],
  },
  {
    what: "an organization that is other on dev",
    values: { organizationId: otherOrganization },
    says: [`but "${otherOrganization}" on stack dev`],
  },
  {
    what: "another IMS server",
    change: { imsServer: "https://adobeid-na1.services.adobe.com" },
    says: ['imsServer is "https://adobeid-na1.services.adobe.com" on stack stage', wayOut("imsServer")],
  },
  {
    what: "an IMS server for tests",
    change: { imsServer: "https://ims-na1-stg1.adobelogin.com" },
    says: ["must be the same everywhere"],
  },
  {
    what: "another port of the IMS server",
    change: { imsServer: "https://ims-na1.adobelogin.com:8443" },
    says: ["imsServer is"],
  },
  {
    what: "scopes that are no list, on both",
    values: { scopes: "openid" },
    change: { scopes: "AdobeID" },
    says: ["it must be a list of texts", 'scopes is "AdobeID" on stack stage, but "openid" on stack dev'],
  },
  { what: "a scope less", change: { scopes: ["openid", "AdobeID"] }, says: ['scopes is ["openid","AdobeID"]'] },
  {
    what: "a scope more",
    change: { scopes: ["openid", "AdobeID", "session", "additional_info"] },
    says: ["scopes is", "additional_info", wayOut("scopes")],
  },
  { what: "a scope in another case", change: { scopes: ["OpenID", "AdobeID", "session"] }, says: ["scopes is"] },
  {
    what: "another product context",
    change: { productContext: "other_context" },
    says: ['productContext is "other_context" on stack stage', wayOut("productContext")],
  },
  {
    what: "dev's callback",
    change: { callbackServer: "https://dev.campaign.example.com" },
    says: [
      'callbackServer is "https://dev.campaign.example.com" on stack stage',
      "belongs to stack dev",
      "give stack stage its own",
      wayOut("callbackServer"),
    ],
  },
  {
    what: "dev's callback in capitals",
    change: { callbackServer: "https://DEV.Campaign.Example.com" },
    says: ["belongs to stack dev, where it is"],
  },
  {
    what: "dev's callback with the port that is meant anyway",
    change: { callbackServer: "https://dev.campaign.example.com:443" },
    says: ["belongs to stack dev"],
  },
  { what: "stage's callback on dev", values: { callbackServer: stage }, says: [`"${stage}" on stack stage`] },
  {
    what: "the callback of an environment before dev",
    from: { earlier: [{ project: "acme", stack: "sandbox", different: { callbackServer: stage } }] },
    says: ["belongs to stack sandbox", "stack stage"],
  },
  {
    what: "the callback of the first of many environments",
    from: {
      earlier: [
        { project: "acme", stack: "first", different: { callbackServer: `${stage}:443` } },
        { project: "acme", stack: "second", different: { callbackServer: "https://second.example.com" } },
      ],
    },
    says: ["belongs to stack first"],
  },
  { what: "a source that was never applied", from: { applied: false }, says: ["was never applied", "run `pulumi up`"] },
  {
    what: "a source that had drifted",
    from: { drifted: ["tenant", "label"] },
    says: [
      "stack dev had drifted",
      "(tenant, label)",
      "stack stage",
      "`pulumi up --refresh --run-program` on stack dev",
    ],
  },
  {
    what: "a source whose secret was set by hand",
    from: { drifted: ["clientSecret"] },
    says: ["stack dev had drifted", "(clientSecret)"],
  },
  {
    what: "a source in verify failure",
    from: { mode: "verify", drifted: ["callbackServer"] },
    says: ["stack dev is in verify failure", "(callbackServer)", "stack stage", "administrator"],
  },
  {
    what: "the output of an older release",
    from: { schemaVersion: 1 },
    says: ["older release", "run `pulumi up`"],
  },
  {
    what: "the output of a newer release",
    from: { schemaVersion: 3 },
    says: ["newer release", "update the package"],
  },
  {
    what: "something that is no promotion",
    from: { schemaVersion: undefined, applied: undefined },
    says: ["it is not a promotion", "StackReference"],
  },
  { what: "a promotion without its fields", from: { fields: undefined }, says: ["it is incomplete"] },
  { what: "a promotion whose fields are a list", from: { fields: [] }, says: ["it is incomplete"] },
  {
    what: "an exception without a reason",
    change: { organizationId: otherOrganization },
    exceptions: { organizationId: "" },
    says: ["it is empty; give the reason"],
  },
  {
    what: "an exception for a field that there is not",
    exceptions: { organisationId: "misspelled" },
    says: ['there is no field "organisationId"; there are: imsServer,'],
  },
  {
    what: "an exception for another field",
    change: { organizationId: otherOrganization },
    exceptions: { scopes: "on purpose" },
    says: ["organizationId is"],
  },
];

/** The arguments of the fields on stage, and those that say what comes from dev. */
export function argumentsOf(wrong: Omit<WrongPromotion, "what" | "says">) {
  const { from = {}, values = {}, change = {}, exceptions } = wrong;
  // As JSON, which knows no undefined values, as the wire does.
  const promotedFrom = JSON.parse(JSON.stringify({ ...promotion({}, values), ...from, into: "stage" })) as Properties;
  return {
    fields: JSON.parse(JSON.stringify({ ...onStage, ...change })) as Properties,
    given: { promotedFrom, ...(exceptions === undefined ? {} : { promotionExceptions: exceptions }) },
  };
}
