import { describe, expect, it } from "vitest";

import { acceptedDatabase } from "../../../provider/config/accepted-database";
import { connectionSettings } from "../../../provider/config/connection";
import type { ConfigSource } from "../../../provider/config/source";
import { userManagementSettings } from "../../../provider/config/user-management";
import { ConfigurationError } from "../../../provider/errors/index";
import { canary, expectNoCanary } from "../../support/client";

const from = (values: Record<string, string>): ConfigSource => ({ get: (key) => values[key] });
const good = {
  "adobe-campaign:url": "https://campaign.example.com",
  "adobe-campaign:user": "pulumi",
  "adobe-campaign:password": canary.password,
};

function problemsOf(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = {},
  read: (...from: [ConfigSource | undefined, string | undefined, NodeJS.ProcessEnv]) => unknown = connectionSettings,
) {
  try {
    read(config, instance, environment);
  } catch (error) {
    expectNoCanary(error);
    expect(error).toBeInstanceOf(ConfigurationError);
    const { problems, message } = error as ConfigurationError;
    for (const problem of problems) expect(message).toContain(problem);
    return problems;
  }
  return [];
}

describe("connection settings", () => {
  it("come from the stack's configuration", () => {
    const settings = connectionSettings(from({ ...good, "adobe-campaign:timeout": "5" }), undefined, {});
    expect(settings).toMatchObject({
      url: "https://campaign.example.com",
      signIn: { kind: "password", user: "pulumi" },
      timeout: 5000,
    });
    expect(settings.signIn.kind === "password" && settings.signIn.password.reveal()).toBe(canary.password);
  });

  it("come from the environment where the configuration has none", () => {
    const environment = {
      ADOBE_CAMPAIGN_URL: "https://other.example.com",
      ADOBE_CAMPAIGN_USER: "ci",
      ADOBE_CAMPAIGN_PASSWORD: canary.password,
      ADOBE_CAMPAIGN_TIMEOUT: "7",
    };
    expect(connectionSettings(undefined, undefined, environment)).toMatchObject({
      url: "https://other.example.com",
      signIn: { user: "ci" },
      timeout: 7000,
    });
    expect(connectionSettings(from(good), undefined, environment)).toMatchObject({
      url: "https://campaign.example.com",
      signIn: { user: "pulumi" },
      timeout: 7000,
    });
  });

  it("have 30 seconds by default", () => {
    expect(connectionSettings(from(good), undefined, {}).timeout).toBe(30_000);
  });

  it("are reported missing all at once, each with its key and its variable", () => {
    expect(problemsOf(undefined)).toEqual([
      "adobe-campaign:url (or ADOBE_CAMPAIGN_URL) is missing",
      "adobe-campaign:user (or ADOBE_CAMPAIGN_USER) is missing",
      "adobe-campaign:password (or ADOBE_CAMPAIGN_PASSWORD) is missing",
    ]);
  });

  it("are reported malformed together with what is missing", () => {
    const problems = problemsOf(from({ "adobe-campaign:url": "nonsense", "adobe-campaign:timeout": "soon" }));
    expect(problems).toHaveLength(4);
    expect(problems.join()).toMatch(/absolute address.*user.*missing.*password.*missing.*seconds/);
  });
});

describe("the address", () => {
  const withUrl = (url: string) => problemsOf(from({ ...good, "adobe-campaign:url": url }));

  it.each([
    "https://campaign.example.com",
    "https://campaign.example.com/",
    "https://campaign.example.com:8443",
    "http://localhost:8080",
    "http://127.0.0.1:1",
    "http://127.1.2.3",
    "http://[::1]:8080",
  ])("may be %s", (url) => {
    expect(withUrl(url)).toEqual([]);
    const { url: parsed } = connectionSettings(from({ ...good, "adobe-campaign:url": url }), undefined, {});
    expect(parsed.endsWith("/")).toBe(false);
  });

  it.each([
    ["http://campaign.example.com", /https:\/\/.*in clear/],
    ["http://127.0.0.1.example.com", /in clear/],
    ["http://localhost.example.com", /in clear/],
    ["http://10.0.0.1", /in clear/],
    ["ftp://campaign.example.com", /must start with https/],
    ["campaign.example.com", /absolute address/],
    ["https://campaign.example.com/nl/jsp/soaprouter.jsp", /without a path: https:\/\/campaign\.example\.com$/],
    ["https://campaign.example.com/?a=b", /without a path/],
    ["https://campaign.example.com/#a", /without a path/],
    [
      `https://admin:${encodeURIComponent(canary.password)}@campaign.example.com`,
      /must not contain a user or a password/,
    ],
    ["https://admin@campaign.example.com", /must not contain a user or a password/],
  ])("may not be %s", (url, reason) => {
    expect(withUrl(url).join("; ")).toMatch(reason);
  });

  it("has every problem named at once, without its password", () => {
    expect(withUrl("http://admin:canary-p@campaign.example.com/path")).toHaveLength(3);
  });
});

describe("an address to which a technical account's secret or token goes", () => {
  const account = { "adobe-campaign:url": "https://campaign.example.com" };
  const signIn = {
    "adobe-campaign:imsClientId": "robot",
    "adobe-campaign:imsClientSecret": canary.secret,
    "adobe-campaign:imsScopes": "openid",
  };
  const listing = { "adobe-campaign:umapiClientId": "robot", "adobe-campaign:umapiClientSecret": canary.secret };

  describe.each([
    ["imsTokenEndpoint of the sign-in", signIn, "imsTokenEndpoint", connectionSettings],
    ["imsTokenEndpoint of the listing", listing, "imsTokenEndpoint", userManagementSettings],
    ["umapiEndpoint", listing, "umapiEndpoint", userManagementSettings],
  ] as const)("%s", (_what, credential, key, read) => {
    const problems = (url: string) =>
      problemsOf(from({ ...account, ...credential, [`adobe-campaign:${key}`]: url }), undefined, {}, read);

    it.each(["https://ims.example.com/ims/token/v3", "http://127.0.0.1:8080/ims/token/v3"])("may be %s", (url) => {
      expect(problems(url)).toEqual([]);
    });

    it.each([
      ["http://ims.example.com/ims/token/v3", /in clear/],
      ["ftp://ims.example.com", /must start with https/],
      ["https://robot:canary-p@ims.example.com", /must not contain a user or a password/],
      ["ims.example.com", /absolute address/],
    ])("may not be %s", (url, reason) => {
      expect(problems(url).join("; ")).toMatch(reason);
    });
  });
});

describe("a client certificate", () => {
  it("is missed without its key, and neither is a file that is not there accepted", () => {
    const problems = problemsOf(from({ ...good, "adobe-campaign:certificateFile": "/no/such/file.pem" }));
    expect(problems).toHaveLength(2);
    expect(problems.join()).toMatch(/cannot be read.*keyFile.* is missing, which goes with certificateFile/);
  });
});

describe("the timeout", () => {
  it.each(["0", "0.5", "-1", "3601", "abc", "NaN", "Infinity"])("may not be %s", (timeout) => {
    expect(problemsOf(from({ ...good, "adobe-campaign:timeout": timeout })).join()).toMatch(/from 1 to 3600/);
  });
});

describe("a named instance", () => {
  const named = (instances: unknown, more: Record<string, string> = {}) =>
    from({ "adobe-campaign:instances": JSON.stringify(instances), ...more });
  const exec1 = { url: "https://exec1.example.com", user: "pulumi", password: canary.password };

  it("has keys of its own, and the common timeout", () => {
    const config = named({ exec1 }, { "adobe-campaign:timeout": "9" });
    expect(connectionSettings(config, "exec1", {})).toMatchObject({
      url: exec1.url,
      signIn: { user: "pulumi" },
      timeout: 9000,
    });
    expect(connectionSettings(named({ exec1: { ...exec1, timeout: 3 } }), "exec1", {}).timeout).toBe(3000);
  });

  it("never borrows the address or the password of another", () => {
    expect(problemsOf(named({ other: exec1 }, good), "exec1")).toEqual([
      "adobe-campaign:instances.exec1.url (or ADOBE_CAMPAIGN_EXEC1_URL) is missing",
      "adobe-campaign:instances.exec1.user (or ADOBE_CAMPAIGN_EXEC1_USER) is missing",
      "adobe-campaign:instances.exec1.password (or ADOBE_CAMPAIGN_EXEC1_PASSWORD) is missing",
    ]);
  });

  it("never borrows the database that is accepted for another", () => {
    const config = named({ exec1 }, { ...good, "adobe-campaign:acceptDatabase": "u1" });
    const environment = { ADOBE_CAMPAIGN_ACCEPT_DATABASE: "u2" };
    expect(acceptedDatabase(config, "exec1", environment)).toEqual({
      databaseId: "",
      setting: "ADOBE_CAMPAIGN_EXEC1_ACCEPT_DATABASE",
    });
    expect(acceptedDatabase(config, undefined, environment).databaseId).toBe("u1");
  });

  it("may come from the environment", () => {
    const environment = {
      ADOBE_CAMPAIGN_MID_EU_1_URL: "https://mid.example.com",
      ADOBE_CAMPAIGN_MID_EU_1_USER: "u",
      ADOBE_CAMPAIGN_MID_EU_1_PASSWORD: "p",
    };
    expect(connectionSettings(undefined, "mid-eu_1", environment).url).toBe("https://mid.example.com");
  });

  it.each([
    ["no JSON", "nonsense", /is not an object \(set it with/],
    ["a list", "[]", /not an object of instances by name/],
    [
      "a text in its place",
      '{"exec1":"https://exec1.example.com"}',
      /exec1 is not an object with url, user and password/,
    ],
    [
      "a misspelled key",
      JSON.stringify({ exec1: { ...exec1, pasword: "canary-p" } }),
      /unknown keys: pasword \(known: url, /,
    ],
  ])("is refused with %s", (_what, text, reason) => {
    expect(problemsOf(from({ "adobe-campaign:instances": text }), "exec1").join("; ")).toMatch(reason);
  });

  it("called like something of Object's is only missing", () => {
    expect(problemsOf(named({}), "constructor")).toHaveLength(3);
  });
});
