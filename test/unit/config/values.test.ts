/** One rule for a value, wherever it comes from: what holds for an argument holds for a setting, too. */
import { describe, expect, it } from "vitest";

import { acceptedDatabase } from "../../../provider/config/accepted-database";
import { connectionSettings } from "../../../provider/config/connection";
import type { GivenSettings } from "../../../provider/config/reader";
import { userManagementSettings } from "../../../provider/config/user-management";
import { ConfigurationError } from "../../../provider/errors/index";
import { canary, expectNoCanary } from "../../support/client";

const good = {
  ADOBE_CAMPAIGN_URL: "https://campaign.example.com",
  ADOBE_CAMPAIGN_USER: "pulumi",
  ADOBE_CAMPAIGN_PASSWORD: canary.password,
};
const robot = {
  ADOBE_CAMPAIGN_IMS_CLIENT_ID: "robot",
  ADOBE_CAMPAIGN_IMS_CLIENT_SECRET: canary.secret,
  ADOBE_CAMPAIGN_IMS_SCOPES: "openid",
};
const listing = { ADOBE_CAMPAIGN_UMAPI_CLIENT_ID: "robot", ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET: canary.secret };

function problemsIn(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    expectNoCanary(error);
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).problems;
  }
}

const withEnvironment = (change: Record<string, string>) =>
  problemsIn(() => connectionSettings(undefined, undefined, { ...good, ...change }));

describe("a setting that ends with a line break is refused, by the name of the place where it was found", () => {
  it.each<[string, Record<string, string>]>([
    ["ADOBE_CAMPAIGN_URL", { ADOBE_CAMPAIGN_URL: `${good.ADOBE_CAMPAIGN_URL}\n` }],
    ["ADOBE_CAMPAIGN_USER", { ADOBE_CAMPAIGN_USER: "pulumi\r\n" }],
    ["ADOBE_CAMPAIGN_PASSWORD", { ADOBE_CAMPAIGN_PASSWORD: `${canary.password}\n` }],
    ["ADOBE_CAMPAIGN_TOKEN", { ADOBE_CAMPAIGN_TOKEN: "canary-p.eyJ\n" }],
    ["ADOBE_CAMPAIGN_TOKEN_USE", { ADOBE_CAMPAIGN_TOKEN_USE: "exchange\n" }],
    ["ADOBE_CAMPAIGN_TIMEOUT", { ADOBE_CAMPAIGN_TIMEOUT: "30\n" }],
    ["ADOBE_CAMPAIGN_PROXY", { ADOBE_CAMPAIGN_PROXY: "http://me:canary-p@proxy.example.com:3128\n" }],
    ["ADOBE_CAMPAIGN_CA_FILE", { ADOBE_CAMPAIGN_CA_FILE: "/etc/ssl/own.pem\n" }],
    ["ADOBE_CAMPAIGN_LOG_LEVEL", { ADOBE_CAMPAIGN_LOG_LEVEL: "quiet\n" }],
    ["ADOBE_CAMPAIGN_ACCEPT_DATABASE", { ADOBE_CAMPAIGN_ACCEPT_DATABASE: "u1\n" }],
    ["ADOBE_CAMPAIGN_IMS_CLIENT_ID", { ...robot, ADOBE_CAMPAIGN_IMS_CLIENT_ID: "robot\n" }],
    ["ADOBE_CAMPAIGN_IMS_CLIENT_SECRET", { ...robot, ADOBE_CAMPAIGN_IMS_CLIENT_SECRET: `${canary.secret}\n` }],
    ["ADOBE_CAMPAIGN_IMS_SCOPES", { ...robot, ADOBE_CAMPAIGN_IMS_SCOPES: "openid\n" }],
    [
      "ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT",
      { ...robot, ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: "https://ims.example.com/t\n" },
    ],
  ])("%s", (name, change) => {
    expect(withEnvironment(change)).toEqual([`${name} ends with a line break, as \`echo\` appends one; remove it`]);
  });

  it.each([
    ["ADOBE_CAMPAIGN_UMAPI_CLIENT_ID", "robot\n"],
    ["ADOBE_CAMPAIGN_UMAPI_CLIENT_SECRET", `${canary.secret}\n`],
    ["ADOBE_CAMPAIGN_UMAPI_SCOPES", "openid\n"],
    ["ADOBE_CAMPAIGN_UMAPI_ENDPOINT", "https://umapi.example.com\n"],
  ])("%s", (name, value) => {
    const problems = problemsIn(() => userManagementSettings(undefined, undefined, { ...listing, [name]: value }));
    expect(problems).toEqual([`${name} ends with a line break, as \`echo\` appends one; remove it`]);
  });

  it("of the stack's configuration, and of a named instance", () => {
    const values: Record<string, string> = {
      "adobe-campaign:password": `${canary.password}\n`,
      "adobe-campaign:instances": JSON.stringify({ exec1: { password: `${canary.password}\n` } }),
    };
    const config = { get: (key: string) => values[key] };
    const { ADOBE_CAMPAIGN_PASSWORD, ...rest } = good;
    expect(ADOBE_CAMPAIGN_PASSWORD).toBe(canary.password);
    expect(problemsIn(() => connectionSettings(config, undefined, rest)).join()).toMatch(
      /^adobe-campaign:password ends with a line break/,
    );
    const named = { ADOBE_CAMPAIGN_EXEC1_URL: good.ADOBE_CAMPAIGN_URL, ADOBE_CAMPAIGN_EXEC1_USER: "pulumi" };
    expect(problemsIn(() => connectionSettings(config, "exec1", named)).join()).toMatch(
      /^adobe-campaign:instances\.exec1\.password ends with a line break/,
    );
  });

  it("of an option of a command", () => {
    const given: GivenSettings = { password: { text: `${canary.password} `, from: "the file /p (--password-file)" } };
    expect(problemsIn(() => connectionSettings(undefined, undefined, good, given)).join()).toMatch(
      /^the file \/p \(--password-file\) starts or ends with a blank/,
    );
  });

  it("also where a database is accepted after a copy", () => {
    const environment = { ADOBE_CAMPAIGN_ACCEPT_DATABASE: "u1 " };
    expect(problemsIn(() => acceptedDatabase(undefined, undefined, environment))).toHaveLength(1);
  });
});

describe("what a password may not have", () => {
  it.each([
    ["a blank at its start", ` ${canary.password}`, /starts or ends with a blank/],
    ["only blanks", "  ", /consists of blanks only/],
    ["two lines", `${canary.password}\nx`, /contains a line break; write it in one line/],
    ["a control character", `${canary.password}\u0007`, /control character/],
    ["a tab", `canary-p\tx`, /contains a tab/],
    ["an invisible character", `canary-p\u200bx`, /contains an invisible character; it comes/],
    ["a special blank", `canary-p\u00a0x`, /special blank; write/],
    ["what masks it", "********", /is a placeholder/],
    ["what this package shows in its place", "[secret]", /is a placeholder/],
    ["what a program makes of nothing", "undefined", /what a program writes/],
  ])("%s", (_what, password, reason) => {
    const problems = withEnvironment({ ADOBE_CAMPAIGN_PASSWORD: password });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(reason);
    expect(problems[0]).not.toMatch(/U\+/);
  });

  it.each(["pässwörd – «ok»", "a", "&amp;", '"x"', "<%>", "changeme"])("but %s is one", (password) => {
    expect(withEnvironment({ ADOBE_CAMPAIGN_PASSWORD: password })).toEqual([]);
  });
});

describe("what a token may not have", () => {
  it.each([
    ["the word of its header", "Bearer eyJcanary-p", /begins with the word Bearer/],
    ["a blank", "eyJ canary-p", /contains a blank; copy the whole token/],
    ["another character than ASCII", "eyJcanary-p\u0435", /only looks like an ordinary one; only/],
    ["what masks it", "***", /is a placeholder/],
  ])("%s", (_what, token, reason) => {
    expect(withEnvironment({ ADOBE_CAMPAIGN_TOKEN: token }).join("; ")).toMatch(reason);
  });
});

describe("what a technical account may not have", () => {
  it.each([
    ["an identifier with an invisible character", "CLIENT_ID", "ro\u200bbot", /invisible character \(U\+200B\)/],
    ["a placeholder for an identifier", "CLIENT_ID", "<client id>", /is a placeholder/],
    [
      "a secret with a letter of another script",
      "CLIENT_SECRET",
      "canary-s3cr3t\u0430",
      /looks like an ordinary one; only/,
    ],
    ["a placeholder for a secret", "CLIENT_SECRET", "[secret]", /is a placeholder/],
  ])("%s", (_what, setting, value, reason) => {
    expect(withEnvironment({ ...robot, [`ADOBE_CAMPAIGN_IMS_${setting}`]: value }).join("; ")).toMatch(reason);
    const change = { ...listing, [`ADOBE_CAMPAIGN_UMAPI_${setting}`]: value };
    expect(problemsIn(() => userManagementSettings(undefined, undefined, change)).join("; ")).toMatch(reason);
  });
});

describe("an address", () => {
  it.each([
    ["ADOBE_CAMPAIGN_URL", "https://c\u0430mpaign.example.com", /looks like an ordinary one \(U\+0430\)/],
    ["ADOBE_CAMPAIGN_URL", "https://camp\u200baign.example.com", /invisible character \(U\+200B\)/],
    ["ADOBE_CAMPAIGN_URL", "campaign", /absolute address such as https:\/\/campaign\.example\.com$/],
  ])("%s may not be %s", (name, value, reason) => {
    expect(withEnvironment({ [name]: value }).join("; ")).toMatch(reason);
  });

  it("is explained with an example of its own", () => {
    const endpoint = { ...robot, ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: "ims" };
    expect(withEnvironment(endpoint).join()).toMatch(/such as https:\/\/ims-na1\.adobelogin\.com\/ims\/token\/v3$/);
    const umapi = { ...listing, ADOBE_CAMPAIGN_UMAPI_ENDPOINT: "umapi" };
    expect(problemsIn(() => userManagementSettings(undefined, undefined, umapi)).join()).toMatch(
      /such as https:\/\/usermanagement\.adobe\.io\/v2\/usermanagement$/,
    );
  });
});
