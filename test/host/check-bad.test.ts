import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import type { Properties } from "../support/host-wire.ts";
import { accountArgs, useRoom } from "../support/host-room.ts";

const room = useRoom();

/** Every refusal tells what to do. */
const remedy =
  /\b(give|remove|write|append|start (?:it|with)|leave it out|keep|use|set|raise|name where|choose|copy|type it|map|did you mean|there are|the fields are|must be (?:one of|true|a |an |the |at)|for example)\b/;

/** What is changed in good arguments; the property the failure is reported on; a piece of its reason. */
type Row = [change: Properties, property: string, reason: string];

async function expectFailure(resource: "account" | "package", [change, property, reason]: Row): Promise<void> {
  // Only its settings are needed: nothing is sent to it.
  const good = resource === "account" ? { ...accountArgs, instance: "i0" } : { instance: "i0" };
  const { failures } = await room.host[resource].check({ ...good, ...change });
  expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) as string }]);
  expect(failures[0]!.reason).toMatch(remedy);
}

const title = ([change, property]: Row) => {
  const shown = JSON.stringify(change)?.replaceAll(/kanarienvogel\w*/g, "…") ?? "";
  return `${property || "(no property)"}: ${shown}`;
};
const table = (rows: Row[]) => rows.map((row) => [title(row), row] as const);

const org = "0123456789ABCDEF01234567";
const secret = canaries.secret;

describe.concurrent("arguments of ImsExternalAccount that are refused", () => {
  it.for(
    table([
      [{ imsServer: undefined }, "imsServer", "it is required; give the IMS server"],
      [{ imsServer: null }, "imsServer", "it is required"],
      [{ imsServer: "" }, "imsServer", "it is empty"],
      [{ imsServer: "http://ims-na1.adobelogin.com" }, "imsServer", "it must start with https://"],
      [{ imsServer: "http://ims-na1.adobelogin.com" }, "imsServer", "for example https://ims-na1.adobelogin.com"],
      [{ imsServer: "https://ims-n\u04301.adobelogin.com" }, "imsServer", "only looks like an ordinary one (U+0430)"],
      [{ imsServer: "https://ims\u2011na1.adobelogin.com" }, "imsServer", "a typographic dash (U+2011)"],
      [{ imsServer: "https://ims-na1.adobelogin.com/ims/authorize" }, "imsServer", "without path"],
      [{ imsServer: "ims-na1.adobelogin.com/ims" }, "imsServer", "a host name or an https address"],
      [{ imsServer: "ims-na1" }, "imsServer", "a host name or an https address"],
      [{ imsServer: "ims-na1 .adobelogin.com" }, "imsServer", "contains a blank"],
      [{ imsServer: " https://ims-na1.adobelogin.com" }, "imsServer", "starts or ends with a blank"],
      [{ imsServer: ["https://ims-na1.adobelogin.com"] }, "imsServer", "it must be a text"],

      [{ clientId: undefined }, "clientId", "it is required"],
      [{ clientId: "   " }, "clientId", "it is empty"],
      [{ clientId: "Campaign1 acme" }, "clientId", "contains a blank"],
      [{ clientId: "Campaign1-acme\n" }, "clientId", "ends with a line break, as `echo` appends one; remove it"],
      [{ clientId: "\r\nCampaign1-acme" }, "clientId", "starts with a line break; remove it"],
      [{ clientId: "Campaign1\u2011acme" }, "clientId", "a typographic dash (U+2011); write a hyphen"],
      [{ clientId: "«Campaign1-acme»" }, "clientId", "typographic quotes (U+00AB, U+00BB)"],
      [{ clientId: "C\u0430mpaign1-acme" }, "clientId", "only looks like an ordinary one (U+0430)"],
      [{ clientId: "Campaign1-acmé" }, "clientId", "not printable ASCII (U+00E9)"],
      [{ clientId: "Campaign1&#45;acme" }, "clientId", "an HTML entity"],
      [{ clientId: "'Campaign1-acme'" }, "clientId", "wrapped in quotes"],
      [{ clientId: "********" }, "clientId", "is a placeholder"],
      [{ clientId: "[secret]" }, "clientId", "is a placeholder"],
      [{ clientId: "<client-id>" }, "clientId", "is a placeholder"],
      [{ clientId: "${IMS_CLIENT_ID}" }, "clientId", "is a placeholder"],
      [{ clientId: "client_id" }, "clientId", "is a placeholder"],
      [{ clientId: "your-client-id" }, "clientId", "is a placeholder"],
      [{ clientId: "undefined" }, "clientId", "what a program writes for a value that it does not have"],
      [{ clientId: "[object Object]" }, "clientId", "what a program writes"],
      [{ clientId: "Campaign1\u200b-acme" }, "clientId", "an invisible character"],
      [{ clientId: "Campaign1\u0007acme" }, "clientId", "control character"],
      [{ clientId: 42 }, "clientId", "it must be a text"],

      [{ callbackServer: undefined }, "callbackServer", "it is required"],
      [{ callbackServer: null }, "callbackServer", "it is required"],
      [{ callbackServer: "" }, "callbackServer", "it is empty"],
      [{ callbackServer: "http://dev.campaign.example.com" }, "callbackServer", "it must start with https://"],
      [
        { callbackServer: "dev.campaign.example.com" },
        "callbackServer",
        "for example https://dev.campaign.example.com",
      ],
      [
        { callbackServer: "https://dev.c\u0430mpaign.example.com" },
        "callbackServer",
        "looks like an ordinary one (U+0430)",
      ],
      [{ callbackServer: "https://dev.campaign.example.com/" }, "callbackServer", "final slash"],
      [{ callbackServer: "https://dev.campaign.example.com/nl/jsp/logon.jsp" }, "callbackServer", "without path"],
      [{ callbackServer: "https://dev.campaign.example.com/." }, "callbackServer", "without path"],
      [{ callbackServer: "https://dev.campaign.example.com\\nl" }, "callbackServer", "without path"],
      [{ callbackServer: "https://dev.campaign.example.com?x=1" }, "callbackServer", "query"],
      [{ callbackServer: "https://dev.campaign.example.com#top" }, "callbackServer", "without path"],
      [{ callbackServer: "https://u:p@dev.campaign.example.com" }, "callbackServer", "a user or a password"],
      [{ callbackServer: "https://@dev.campaign.example.com" }, "callbackServer", "a user or a password"],
      [{ callbackServer: "https://" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://dev campaign.example.com" }, "callbackServer", "contains a blank"],
      [{ callbackServer: "https://dev.campaign\n.example.com" }, "callbackServer", "contains a line break"],
      [{ callbackServer: "https://dev.campaign\t.example.com" }, "callbackServer", "contains a blank"],
      [{ callbackServer: "https://dev.cam\u200bpaign.example.com" }, "callbackServer", "an invisible character"],
      [{ callbackServer: "https://*.campaign.example.com" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://${CAMPAIGN_HOST}" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://dev..example.com" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://.example.com" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://dev.campaign.example.com:" }, "callbackServer", "not a valid address"],
      [{ callbackServer: "https://dev.campaign.example.com:99999" }, "callbackServer", "not a valid address"],
      [{ callbackServer: true }, "callbackServer", "it must be a text"],

      [{ organizationId: undefined }, "organizationId", "it is required"],
      [{ organizationId: "" }, "organizationId", "it is empty"],
      [{ organizationId: org }, "organizationId", "the suffix @AdobeOrg is missing"],
      [{ organizationId: `${org}@adobeorg` }, "organizationId", "24 letters or digits followed by @AdobeOrg"],
      [{ organizationId: `${org}@AdobeID` }, "organizationId", "24 letters or digits followed by @AdobeOrg"],
      [{ organizationId: `${org}8@AdobeOrg` }, "organizationId", "24 letters or digits"],
      [{ organizationId: `${org.slice(1)}@AdobeOrg` }, "organizationId", "24 letters or digits"],
      [{ organizationId: "acme" }, "organizationId", "copy it from"],
      [{ organizationId: `${org}@AdobeOrg ` }, "organizationId", "starts or ends with a blank"],
      [{ organizationId: `${org.slice(1)}\u0410@AdobeOrg` }, "organizationId", "looks like an ordinary one (U+0410)"],
      [{ organizationId: `${org}\u200b@AdobeOrg` }, "organizationId", "an invisible character (U+200B)"],
      [{ organizationId: `${"X".repeat(24)}@AdobeOrg` }, "organizationId", "is a placeholder"],
      [{ organizationId: 1234 }, "organizationId", "it must be a text"],

      [{ tenant: undefined }, "tenant", "it is required"],
      [{ tenant: "" }, "tenant", "it is empty"],
      [{ tenant: "acme corp" }, "tenant", "contains a blank"],
      [{ tenant: "acme\u00a0corp" }, "tenant", "a non-breaking or other special blank (U+00A0)"],
      [{ tenant: "acm\u0435" }, "tenant", "only looks like an ordinary one (U+0435)"],
      [{ tenant: "acme\u2013emea" }, "tenant", "a typographic dash (U+2013)"],
      [{ tenant: "acme&amp;co" }, "tenant", "an HTML entity"],
      [{ tenant: "tenant_id" }, "tenant", "is a placeholder"],
      [{ tenant: "<tenant>" }, "tenant", "is a placeholder"],
      [{ tenant: "undefined" }, "tenant", "give the value"],
      [{ tenant: "acme " }, "tenant", "starts or ends with a blank"],
      [{ tenant: "ac\u200bme" }, "tenant", "an invisible character"],
      [{ tenant: { name: "acme" } }, "tenant", "it must be a text"],

      [{ scopes: "openid,AdobeID" }, "scopes", "it must be a list"],
      [{ scopes: [] }, "scopes", "it is empty; leave it out"],
      [{ scopes: ["openid", ""] }, "scopes", "(at 1)"],
      [{ scopes: ["openid,AdobeID"] }, "scopes", "blanks or commas"],
      [{ scopes: ["openid session"] }, "scopes", "blanks or commas"],
      [{ scopes: ["openid\u0001"] }, "scopes", "control character"],
      [{ scopes: ["openid", "sess\u00adion"] }, "scopes", "an invisible character (U+00AD); it comes from copying"],
      [{ scopes: ["<scope>"] }, "scopes", "is a placeholder"],
      [{ scopes: ["openid", "session", "openid"] }, "scopes", "twice; remove one"],
      [{ scopes: ["openid", 7] }, "scopes", "each scope must be a text"],

      [
        { experienceCloudServer: "marketing.adobe.com" },
        "experienceCloudServer",
        "for example https://marketing.adobe.com",
      ],
      [{ experienceCloudServer: "https://marketing.adobe.com/x" }, "experienceCloudServer", "without path"],
      [{ experienceCloudServer: "" }, "experienceCloudServer", "it is empty"],
      [{ productContext: "" }, "productContext", "it is empty"],
      [{ productContext: "dma\u2010campaign" }, "productContext", "a typographic dash (U+2010)"],
      [{ productContext: "<product-context>" }, "productContext", "is a placeholder"],
      [{ productContext: "dma campaign" }, "productContext", "contains a blank"],
      [{ label: "" }, "label", "it is empty"],
      [{ label: " MAC" }, "label", "starts or ends with a blank"],
      [{ label: "MAC\nsecond line" }, "label", "contains a line break"],
      [{ label: "MAC\u202eprod" }, "label", "an invisible character (U+202E)"],
      [{ label: "MAC &amp; more" }, "label", "an HTML entity"],
      [{ label: "undefined" }, "label", "give the value"],
      [{ label: "MAC\u0002" }, "label", "control character"],
      [{ enabled: "true" }, "enabled", "it must be true or false"],
      [{ enabled: 1 }, "enabled", "it must be true or false"],
    ]),
  )("%s", ([, row]) => expectFailure("account", row));

  it.for(
    table([
      [{ associationMask: undefined }, "associationMask", "it is required; for example"],
      [{ associationMask: 5 }, "associationMask", "it must be a text"],
      [{ associationMask: "" }, "associationMask", "it is empty"],
      [{ associationMask: "Campaign - acme - (.*) " }, "associationMask", "starts or ends with a blank"],
      [{ associationMask: "Campaign  - acme - (.*)" }, "associationMask", "two blanks in a row"],
      [{ associationMask: "Campaign - acme - (.&#42;)" }, "associationMask", "an HTML entity"],
      [{ associationMask: "Campaign &amp; acme - (.*)" }, "associationMask", "an HTML entity"],
      [{ associationMask: "\u201cCampaign - acme - (.*)\u201d" }, "associationMask", "typographic quotes"],
      [{ associationMask: '"Campaign - acme - (.*)"' }, "associationMask", "wrapped in quotes"],
      [{ associationMask: "Campaign \u2013 acme - (.*)" }, "associationMask", "typographic dash"],
      [{ associationMask: "Campaign\u00a0- acme - (.*)" }, "associationMask", "non-breaking or other special blank"],
      [
        { associationMask: "Campaign - \u0430cme - (.*)" },
        "associationMask",
        "only looks like an ordinary one (U+0430)",
      ],
      [{ associationMask: "Campaign - acme+co - (.*)" }, "associationMask", "write \\+ for the character"],
      [{ associationMask: "Campaign - acme [EU] - (.*)" }, "associationMask", "write \\[EU\\] for the characters"],
      [{ associationMask: "Campaign - <tenant> - (.*)" }, "associationMask", "the placeholder <tenant>"],
      [{ associationMask: "Campaign - acme (EU) - (.*)" }, "associationMask", "has 2; write \\( and \\)"],
      [{ associationMask: "Campaign - acme -\t(.*)" }, "associationMask", "tab or a line break"],
      [{ associationMask: "Campaign\u0001 - acme - (.*)" }, "associationMask", "control character"],
      [{ associationMask: "Campaign - tenant_id - (.*)" }, "associationMask", "placeholder"],
      [{ associationMask: "Campaign - acme - (internal_name)" }, "associationMask", "placeholder"],
      [{ associationMask: "(?<=Campaign - )acme - (.*)" }, "associationMask", "look-around"],
      [{ associationMask: "Campaign - acme - (?<group>.*)" }, "associationMask", "look-around or a named group"],
      [{ associationMask: "Campaign - (.*) - \\1" }, "associationMask", "back-reference"],
      [
        { associationMask: "Campaign - acme" },
        "associationMask",
        "exactly one capture group, the group's name, and has 0",
      ],
      [{ associationMask: "Campaign - acme - (?:.*)" }, "associationMask", "has 0"],
      [{ associationMask: "Campaign - (.*) - (.*)" }, "associationMask", "has 2"],
      [{ associationMask: "Campaign - acme - (.*" }, "associationMask", "not a valid expression"],
      [{ associationMask: "Campaign - acme - (.*)\\" }, "associationMask", "not a valid expression"],
      [{ associationMask: "Campaign - acme - (*)" }, "associationMask", "not a valid expression (Nothing to repeat)"],
      [{ associationMask: "(.*)" }, "associationMask", "no fixed part"],
      [{ associationMask: "^.+ - (.*)$" }, "associationMask", "no fixed part"],
      [{ associationMask: "\\w+ - (.*)" }, "associationMask", "no fixed part"],
      [{ associationMask: "[A-Z].* - (.*)" }, "associationMask", "no fixed part"],
      [{ associationMask: "Campaign - acme - (.*)|Campaign admins" }, "associationMask", "alternative"],
    ]),
  )("%s", ([, row]) => expectFailure("account", row));

  it.for(
    table([
      [{ clientSecret: undefined }, "", "clientSecret is required"],
      [{ clientSecret: null }, "", "clientSecret is required"],
      [{ clientSecret: "" }, "", "clientSecret: it is empty"],
      [
        { clientSecret: `${secret}\n` },
        "",
        "clientSecret: it ends with a line break, as `echo` appends one; remove it",
      ],
      [{ clientSecret: `${secret}\u200b` }, "", "clientSecret: it contains an invisible character; it comes from"],
      [{ clientSecret: `${secret}\u2011x` }, "", "clientSecret: it contains a typographic dash; write a hyphen"],
      [{ clientSecret: `«${secret}»` }, "", "clientSecret: it contains typographic quotes; remove them"],
      [
        { clientSecret: `${secret}\u0430` },
        "",
        "clientSecret: it contains a character that only looks like an ordinary one",
      ],
      [{ clientSecret: `${secret}é` }, "", "clientSecret: it contains a character that is not printable ASCII; only"],
      [{ clientSecret: `${secret}\tx` }, "", "clientSecret: it contains a character that is not printable ASCII; only"],
      [{ clientSecret: `${secret}&quot;` }, "", "clientSecret: it contains an HTML entity"],
      [{ clientSecret: `"${secret}"` }, "", "clientSecret: it is wrapped in quotes"],
      [{ clientSecret: "********" }, "", "clientSecret: it is a placeholder"],
      [{ clientSecret: "[secret]" }, "", "clientSecret: it is a placeholder"],
      [{ clientSecret: "<client secret>" }, "", "clientSecret: it is a placeholder"],
      [{ clientSecret: "•••••••" }, "", "clientSecret: it"],
      [{ clientSecret: "null" }, "", "clientSecret: it is what a program writes"],
      [{ clientSecret: ` ${secret}` }, "", "clientSecret: it starts or ends with a blank"],
      [{ clientSecret: `${secret}\nsecond` }, "", "clientSecret: it contains a line break"],
      [{ clientSecret: `${secret}\u0000` }, "", "clientSecret: it contains a control character"],
      [{ clientSecret: { value: secret } }, "", "clientSecret: it must be a text"],
      [{ clientSecret: [secret] }, "", "clientSecret: it must be a text"],
      [
        { clientSecretFrom: "IMS_SECRET", clientSecretVersion: 1 },
        "",
        "clientSecret and clientSecretFrom are both set",
      ],
      [{ clientSecret: undefined, clientSecretFrom: "IMS_SECRET" }, "", "clientSecretVersion is required"],
      [{ clientSecretVersion: 2 }, "", "clientSecretVersion goes with clientSecretFrom"],
      [{ clientSecret: undefined, clientSecretVersion: 2 }, "", "clientSecret is required"],
    ]),
  )("the secret, which is not printed: %s", ([, row]) => expectFailure("account", row));

  const from = (clientSecretFrom: unknown) => ({ clientSecret: undefined, clientSecretFrom, clientSecretVersion: 1 });
  const version = (clientSecretVersion: unknown) => ({ ...from("IMS_SECRET"), clientSecretVersion });
  it.for(
    table([
      [from(secret), "", "clientSecretFrom: it must be the name"],
      [from("p8e-kanarienvogelsecret-0b1c"), "", "clientSecretFrom: it must be the name"],
      [from("IMS SECRET"), "", "clientSecretFrom: it must be the name"],
      [from(""), "", "clientSecretFrom: it is empty"],
      [from(7), "", "clientSecretFrom: it must be a text"],
      [version(0), "clientSecretVersion", "it must be 1 or more"],
      [version(1.5), "clientSecretVersion", "it must be a whole number"],
      [version("1"), "clientSecretVersion", "it must be a whole number"],
    ]),
  )("where the secret comes from: %s", ([, row]) => expectFailure("account", row));

  it.for(
    table([
      [{ mode: "check" }, "mode", 'it must be one of "manage", "verify"'],
      [{ mode: true }, "mode", "it must be one of"],
      [{ onDelete: "remove" }, "onDelete", 'it must be one of "restore", "disable", "delete", "keep"'],
      [{ allowManagedInstance: "yes" }, "allowManagedInstance", "it must be true or false"],
      [{ accountName: "" }, "accountName", "it must be an internal name"],
      [{ accountName: "Adobe_M\u0430rketing_Cloud" }, "accountName", "looks like an ordinary one (U+0430)"],
      [{ accountName: "My account" }, "accountName", "it must be an internal name"],
      [{ accountName: "Adobe'; drop" }, "accountName", "it must be an internal name"],
      [{ accountName: 12 }, "accountName", "it must be a text"],
      [{ accountType: 3 }, "accountType", "another purpose"],
      [{ accountType: 7 }, "accountType", "another purpose"],
      [{ accountType: 128 }, "accountType", "127 or less"],
      [{ accountType: -1 }, "accountType", "0 or more"],
      [{ accountType: 4.2 }, "accountType", "it must be a whole number"],
      [{ accountType: "42" }, "accountType", "it must be a number"],
      [{ attributes: "productContext" }, "attributes", "it must be an object"],
      [{ attributes: ["productContext"] }, "attributes", "it must be an object"],
      [{ attributes: { productContext: "@ctx" } }, "attributes", "without @ (at productContext)"],
      [{ attributes: { productContext: 3 } }, "attributes", "the name of an attribute (at productContext)"],
      [{ attributes: { context: "ctx" } }, "attributes", 'it maps "context", which is not a field'],
      [{ attributes: { tenant: "modifiedBy-id" } }, "attributes", "belongs to the row itself"],
      [{ attributes: { tenant: "name" } }, "attributes", "belongs to the row itself"],
      [{ attributes: { tenant: "ctx", clientId: "ctx" } }, "attributes", "two fields to @ctx"],
      [{ attributes: { tenant: "clientId" } }, "attributes", "two fields to @clientId"],
      [{ attributes: { tenant: "clientSecret" } }, "attributes", "two fields to @clientSecret"],
      [{ attributes: { clientSecret: "tenant" } }, "attributes", "two fields to @tenant"],
      [{ tennant: "acme" }, "", "there is no argument tennant; did you mean tenant?"],
      [{ client_secret: secret }, "", "there is no argument client_secret; did you mean clientSecret?"],
      [{ organisationId: org }, "", "did you mean organizationId?"],
      [{ name: "x" }, "", "there is no argument name; there are: imsServer, clientId,"],
    ]),
  )("%s", ([, row]) => expectFailure("account", row));

  it.for(
    table([
      [{ instance: "my instance" }, "instance", "a name of letters, digits"],
      [{ instance: "" }, "instance", "a name of letters, digits"],
      [{ instance: 1 }, "instance", "it must be a text"],
      [{ instance: "nowhere" }, "", "adobe-campaign:instances.nowhere.url (or ADOBE_CAMPAIGN_NOWHERE_URL) is missing"],
    ]),
  )("%s", ([, row]) => expectFailure("account", row));
});

describe.concurrent("arguments of IntegrationPackage that are refused", () => {
  it.for(
    table([
      [{ packageName: "campaign" }, "packageName", "namespace:name, for example nms:campaign"],
      [{ packageName: "nms:camp\u200baign" }, "packageName", "an invisible character (U+200B)"],
      [{ packageName: "" }, "packageName", "namespace:name"],
      [{ packageName: "nms:campaign, nms:mrm" }, "packageName", "namespace:name"],
      [{ packageName: "Integration with the Adobe Experience Cloud" }, "packageName", "namespace:name"],
      [{ packageName: ["nms:campaign"] }, "packageName", "it must be a text"],
      [{ mode: "install" }, "mode", 'it must be one of "manage", "verify"'],
      [{ allowManagedInstance: 1 }, "allowManagedInstance", "it must be true or false"],
      [{ instance: "a/b" }, "instance", "a name of letters, digits"],
      [{ package: "nms:campaign" }, "", "there is no argument package; there are: packageName, instance"],
      [{ packagename: "nms:campaign" }, "", "did you mean packageName?"],
    ]),
  )("%s", ([, row]) => expectFailure("package", row));
});
