import { describe, expect, it } from "vitest";
import type { Properties } from "../support/host-wire.ts";
import { currentKind } from "../support/host-kinds.ts";
import { accountArgs, useRoom } from "../support/host-room.ts";

const room = useRoom();
const check = (change: Properties) => room.host.account.check({ ...accountArgs, instance: "i0", ...change });

/** Every character that the secret of an IMS client may have (RFC 6749, appendix A.2). */
const legalCharacters = `x${Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join("")}x`;

const good: [what: string, change: Properties][] = [
  ["the arguments of the documentation", {}],
  ["an IMS server without a scheme", { imsServer: "ims-na1.adobelogin.com" }],
  ["the other IMS server of the documentation", { imsServer: "adobeid-na1.services.adobe.com" }],
  ["an IMS server in capitals", { imsServer: "https://IMS-na1.AdobeLogin.com" }],
  ["a callback with a port", { callbackServer: "https://dev.campaign.example.com:8443" }],
  ["a callback with the default port", { callbackServer: "https://dev.campaign.example.com:443" }],
  ["a callback on an internal host", { callbackServer: "https://campaign" }],
  ["a callback on an IPv4 address", { callbackServer: "https://192.0.2.7" }],
  ["a callback on an IPv6 address", { callbackServer: "https://[2001:db8::7]:8443" }],
  ["a callback with letters of another language", { callbackServer: "https://kampagne.bücher.example" }],
  ["a callback with an underscore", { callbackServer: "https://camp_dev.example.com" }],
  ["a callback with the final dot of DNS", { callbackServer: "https://dev.campaign.example.com." }],
  ["an organization in lower case", { organizationId: "0123456789abcdef01234567@AdobeOrg" }],
  ["an anchored mask", { associationMask: "^Campaign - acme - (.*)$" }],
  ["a mask without a tenant", { associationMask: "Campaign (.*)" }],
  ["a mask with a narrow group", { associationMask: "CampaignV6 - acme - ([A-Za-z0-9_]+)" }],
  ["a mask with an end", { associationMask: "Campaign - acme - (.*) - prod" }],
  ["a mask with an alternative in a group", { associationMask: "(?:Campaign|campaign) - acme - (.*)" }],
  ["a mask with an alternative in its capture", { associationMask: "Campaign - acme - (admin|operators)" }],
  ["a mask with a literal bracket and bar", { associationMask: "Campaign \\(acme\\) [|] \\| - (.*)" }],
  ["a mask in another language", { associationMask: "Kampagne – acme - (.*)".replace("–", "-") + " für Münster" }],
  ["a mask with an apostrophe and an ampersand", { associationMask: "Campaign - l'agence & co - (.*)" }],
  ["a hyphenated tenant", { tenant: "acme-emea-01" }],
  ["a tenant with a dot and a capital", { tenant: "Acme.Group" }],
  ["scopes in any order", { scopes: ["session", "openid", "read_organizations", "AdobeID"] }],
  ["scopes with dots", { scopes: ["openid", "additional_info.projectedProductContext", "dam-read"] }],
  ["one scope", { scopes: ["openid"] }],
  ["an empty list of attributes", { attributes: {} }],
  ["an attribute of another name", { attributes: { productContext: "imsProductContext" }, productContext: "dma_x" }],
  ["two attributes that swap", { attributes: { tenant: "clientId", clientId: "tenant" } }],
  ["an attribute of a field that is not managed", { attributes: { tenant: "server" } }],
  ["a label with everything", { label: "Adobe Experience Cloud – \"prod\" <&> 'été' 👩‍💻" }],
  ["a disabled account", { enabled: false }],
  ["a type that is known", { accountType: 42 }],
  ["a name of its own", { accountName: "_my-account.2" }],
  ["a secret with every kind of character", { clientSecret: legalCharacters }],
  ["a secret of one letter", { clientSecret: "x" }],
  ["a secret with a pair of brackets", { clientSecret: "[8f#2]c<x>" }],
  ["what an import puts in the secret's place", { clientSecret: "[set on the instance]" }],
  ["a mask with a choice of letters", { associationMask: "[Cc]ampaign - acme[0-9] - (.*)" }],
  ["a mask with characters that are written as such", { associationMask: "Campaign - acme\\+co \\[EU\\] - (.*)" }],
  ["a mask with an unescaped dot", { associationMask: "Campaign - acme.fr - (.*)" }],
  ["a mask in another alphabet", { associationMask: "Кампания - acme - (.*)" }],
  ["a callback in another alphabet", { callbackServer: "https://кампания.example.com" }],
  ["a label with a blank of typographers", { label: "MAC\u00a0: « prod »" }],
  ["a secret in an environment variable", from("IMS_CLIENT_SECRET")],
  ["a secret in a configuration key", from(currentKind.secretKey)],
  ["no secret where nothing is written", { mode: "verify", clientSecret: undefined }],
  ["null for what is left out", { scopes: null, label: null, enabled: null, onDelete: null, clientSecretFrom: null }],
];

function from(clientSecretFrom: string): Properties {
  return { clientSecret: undefined, clientSecretFrom, clientSecretVersion: 3 };
}

describe.concurrent("arguments of ImsExternalAccount that are accepted", () => {
  it.for(good)("%s", async ([, change]) => {
    const { failures, inputs } = await check(change);
    expect(failures).toEqual([]);
    const kept = Object.entries(change).filter(([, value]) => value !== undefined && value !== null);
    expect(inputs).toMatchObject(Object.fromEntries(kept));
  });

  it("gets its defaults, and nothing else that was not given", async () => {
    const { inputs } = await check({ label: null });
    expect(inputs).toEqual({
      ...accountArgs,
      instance: "i0",
      enabled: true,
      mode: "manage",
      allowManagedInstance: false,
      onDelete: "restore",
    });
  });
});

describe.concurrent("arguments of IntegrationPackage that are accepted", () => {
  it.for<[string, Properties]>([
    ["none", {}],
    ["a name", { packageName: "nms:campaign" }],
    ["a namespace with a digit", { packageName: "cus2:my_Package" }],
    ["everything", { packageName: "emu:imsIntegration", mode: "verify", allowManagedInstance: true }],
  ])("%s", async ([, change]) => {
    const { failures, inputs } = await room.host.package.check({ instance: "i0", ...change });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ instance: "i0", mode: "manage", allowManagedInstance: false, ...change });
  });
});
