import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { accountArgs, useHost, useRoom } from "../support/host-room.ts";

const room = useRoom();

it("reports everything that is wrong at once, in one round", async () => {
  const { failures, inputs } = await room.host.account.check({
    ...accountArgs,
    instance: "i0",
    imsServer: "http://ims-na1.adobelogin.com",
    callbackServer: "https://dev.campaign.example.com/nl/",
    organizationId: "acme",
    associationMask: "\u201cCampaign - tenant_id - (.*) (.*)\u201d ",
    clientSecret: `${canaries.secret} `,
    tennant: "acme",
  });
  expect(failures.map(({ property }) => property).sort()).toEqual(
    ["", "", "associationMask", "associationMask", "associationMask", "associationMask", "callbackServer"].concat(
      "imsServer",
      "organizationId",
    ),
  );
  expect(inputs).toMatchObject({ tenant: "acme", organizationId: "acme" });
});

it.for(["account", "package"] as const)(
  "names every missing setting of the connection, for the %s",
  async (resource) => {
    const host = await useHost({});
    const { failures } = await host[resource].check(resource === "account" ? accountArgs : {});
    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(/^ACC1001: /) as string }]);
    for (const key of ["url", "user", "password"]) {
      expect(failures[0]!.reason).toContain(
        `adobe-campaign:${key} (or ADOBE_CAMPAIGN_${key.toUpperCase()}) is missing`,
      );
    }
    expect(failures[0]!.reason).toContain("pulumi config set");
  },
);

it("takes the connection from the environment", async () => {
  const env = { ADOBE_CAMPAIGN_URL: "https://campaign.example.com", ADOBE_CAMPAIGN_USER: "pulumi" };
  const host = await useHost({}, { env: { ...env, ADOBE_CAMPAIGN_PASSWORD: canaries.password } });
  expect((await host.account.check(accountArgs)).failures).toEqual([]);
});

it("refuses a connection that would send the password in clear, without printing it", async () => {
  const host = await useHost({
    "adobe-campaign:url": `http://pulumi:${encodeURIComponent(canaries.password)}@campaign.example.com/nl`,
    "adobe-campaign:user": "pulumi",
    "adobe-campaign:password": canaries.password,
    "adobe-campaign:timeout": "soon",
  });
  const { failures } = await host.account.check(accountArgs);
  expect(failures).toHaveLength(1);
  expect(failures[0]!.reason).toContain("must start with https://");
  expect(failures[0]!.reason).toContain("must not contain a user or a password");
  expect(failures[0]!.reason).toContain("without a path");
  expect(failures[0]!.reason).toContain("a number of seconds from 1 to 3600");
  room.host.said.messages.push(...host.said.messages, host.said.stderr);
});

describe("a mask with an unescaped dot", () => {
  const warnings = (host: { said: { stderr: string } }) =>
    host.said.stderr.match(/^ImsExternalAccount: warning: .*$/gm);
  const settings = {
    "adobe-campaign:url": "https://campaign.example.com",
    "adobe-campaign:user": "pulumi",
    "adobe-campaign:password": canaries.password,
  };
  const dotted = { ...accountArgs, associationMask: "Campaign - acme.fr - (.*)" };

  it("is accepted, with a warning", async () => {
    const host = await useHost(settings);
    expect((await host.account.check(dotted)).failures).toEqual([]);
    await expect.poll(() => warnings(host)).toEqual([expect.stringContaining('the dot in "acme.fr" stands for any')]);
  });

  it("is not quoted if it is marked as a secret", async () => {
    const host = await useHost(settings);
    const marked = { ...dotted, __resource: { secrets: ["associationMask"] } };
    expect((await host.account.check(marked)).failures).toEqual([]);
    await expect.poll(() => warnings(host)).toEqual([expect.stringContaining("a dot stands for any character")]);
    expect(host.said.stderr).not.toContain("acme.fr");
  });
});
