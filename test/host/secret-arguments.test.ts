/** No message shows the value of an argument that the program marked as secret, and none shows what a foreign or hostile text holds. */
import { afterAll, describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { faultReply } from "../support/host-proxy.ts";
import { useRoom } from "../support/host-room.ts";

const room = useRoom();
// Not a canary: the instance stores it in clear.
const [tenant, other] = ["zimtstern-first", "zimtstern-other"];
afterAll(() => expect(room.host.said.stderr + room.host.said.messages.join()).not.toContain("zimtstern"));
const marked = (...secrets: string[]) => ({
  __resource: {
    urn: "urn:pulumi:dev::acme::pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount::account",
    secrets,
  },
});

const said = (from: number) => room.host.said.stderr.slice(from);

describe("an argument that is marked as secret", () => {
  it("is not shown when it is refused, by the check or by Pulumi", async () => {
    const { args } = await room.scene({ packageInstalled: true });
    const bad = {
      tenant: `${tenant} with blanks`,
      callbackServer: `http://${other}.example.com/x`,
      scopes: [other, "a b"],
    };
    const { failures } = await room.host.account.check({
      ...args,
      ...bad,
      ...marked("tenant", "callbackServer", "scopes"),
    });
    expect(failures.map(({ property }) => property)).toEqual(failures.map(() => ""));
    expect(failures.map(({ reason }) => reason.split(":")[0])).toEqual(
      expect.arrayContaining(["tenant", "callbackServer", "scopes"]),
    );
    expect(JSON.stringify(failures)).not.toMatch(/zimtstern/);
  });

  it.for([
    ["associationMask", "Campaign - acme [EU] - (.*)", /\[EU\]|acme/],
    ["associationMask", "Campaign - acme+co - (.*)", /\+|acme/],
    ["tenant", "ac\u200bme", /200B/],
    ["clientId", "Campaign1\u2011acme", /2011/],
  ] as const)("shows not one character of %s when it is refused: %s", async ([name, value, part]) => {
    const { args } = await room.scene({ packageInstalled: true });
    const { failures } = await room.host.account.check({ ...args, [name]: value, ...marked(name) });
    expect(failures).not.toEqual([]);
    expect(failures.every(({ property, reason }) => property === "" && reason.startsWith(`${name}: `))).toBe(true);
    expect(JSON.stringify(failures)).not.toMatch(part);
    // Without the mark it is named, which is the better help.
    const open = await room.host.account.check({ ...args, [name]: value });
    expect(JSON.stringify(open.failures)).toMatch(part);
  });

  it("is not shown when it is adopted or updated", async () => {
    const { args, emulator } = await room.scene({ packageInstalled: true });
    const from = room.host.said.stderr.length;
    const state = await up(room.host.account, { ...args, tenant, ...marked("tenant") });
    expect(emulator.account(state.id)).toMatchObject({ tenant });
    await up(room.host.account, { ...args, tenant: other, ...marked("tenant") }, state);
    await expect.poll(() => said(from)).toMatch(/adopted the account[^]*tenant +\[secret\] → \[secret\]/);
    await expect.poll(() => said(from)).toMatch(/updated the account[^]*tenant +\[secret\] → \[secret\]/);
  });

  it("is not shown by a verification, nor is what the instance has", async () => {
    const { args, emulator } = await room.scene({ packageInstalled: true });
    await up(room.host.account, args);
    emulator.edit({ set: { tenant: other } });
    const error = await failure(up(room.host.account, { ...args, mode: "verify", tenant, ...marked("tenant") }));
    expect(error.message).toMatch(/ACC4009: .*tenant is different from what the program says/s);
  });

  it("is not shown where it is the name of an instance", async () => {
    const { args, instance } = await room.scene({ packageInstalled: true, password: "another one" });
    const { message } = await failure(up(room.host.account, { ...args, ...marked("instance") }));
    expect(message).toMatch(/^(?:account: )?ACC3001: .*Check adobe-campaign:user and .*ADOBE_CAMPAIGN_PASSWORD/s);
    expect(message).not.toMatch(new RegExp(`(?:\\b|_)${instance}\\b`, "i"));
  });

  it("is not shown when the account is not given back", async () => {
    const { args, emulator } = await room.scene({ packageInstalled: true });
    // Without a name: a deletion after a check of the same resource, in one process, is its replacement.
    const state = await up(room.host.account, { ...args, tenant, __resource: { secrets: ["tenant"] } });
    emulator.edit({ set: { tenant: other } });
    const error = await failure(destroy(room.host.account, state));
    expect(error.message).toMatch(/ACC4010: .*tenant is different from what the program says/s);
    expect(await refresh(room.host.account, state)).toBeDefined();
  });
});

describe("EncryptPassword", () => {
  const { secret } = canaries;
  it.for([
    ["the secret itself", secret],
    ["a text that holds it", `@${secret}==`],
    ["the secret in base64", `@${Buffer.from(secret).toString("base64")}`],
    ["the secret but for its last character", secret.slice(0, -2)],
  ] as const)("that answers with %s is refused before the write", async ([, answer]) => {
    const { args, proxy, since } = await room.scene({ packageInstalled: true });
    const escaped = answer.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    proxy.fail("EncryptPassword", (reply) => reply.replace(/>@[A-Za-z0-9+/]+=*</, () => `>${escaped}<`));
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/ACC4012: .*from which the secret can be read/s);
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
  });
});

describe("a token that is longer than any", () => {
  it("is refused at the sign-in, and quoted nowhere", async () => {
    const { args, proxy, since } = await room.scene({ packageInstalled: true });
    const token = "x".repeat(41_000);
    proxy.fail("Logon", (reply) => reply.replace(/(pstrSessionToken[^>]*>)[^<]*/, `$1${token}`), 9);
    proxy.fail(
      "ExecuteQuery",
      { answer: faultReply(`XSV-350000 ${token} ${canaries.secret} ${canaries.password}`) },
      9,
    );
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/ACC2005: .*a token is longer than 4,096 characters/s);
    expect(error.message).not.toContain("xxxxx");
    expect(since().writes).toEqual([]);
  });
});
