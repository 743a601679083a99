import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { AdobeCampaignError } from "../../provider/errors/index";
import { problemsOf } from "../../provider/recording/check";
import { isPseudonym } from "../../provider/recording/pseudonyms";
import { readRecording } from "../../provider/recording/read-recording";
import { startReplay } from "../../provider/recording/replay";
import { findCanaries, makeCanary } from "../support/canaries";
import { callsOf } from "./recording-calls";
import { clientOf } from "./recording-client";
import { look, type Recorded, record } from "./recording-scenario";

const fixtures = join(__dirname, "../fixtures/recordings");
const password = makeCanary("password");
const clientSecret = makeCanary("clientSecret");

const customer = {
  user: "jane.roe",
  password: password.value,
  clientSecret: clientSecret.value,
  instanceName: "zebra_prod7",
  attributes: {
    label: "Zebracorp sign-in",
    active: "1",
    imsServer: "https://ims-na1.adobelogin.com",
    clientId: "Zebraclient-9",
    callbackServer: "https://dev.zebracorp.com:8443/",
    imsOrgId: "0A1B2C3D4E5F6A7B8C9D0E1F@AdobeOrg",
    imsRightsMask: "Campaign - zebratenant - (.*)",
    userScope: "openid,AdobeID,read_organizations",
    productContext: "dma_campaign_classic",
    tenant: "zebratenant",
    server: "https://marketing.adobe.com",
  },
};

describe("a recording of our client and an instance", () => {
  let recorded: Recorded;
  let text: string;
  beforeAll(async () => {
    recorded = await record(customer);
    text = readFileSync(recorded.file, "utf8");
  });

  it("holds no secret, however it is written", () => {
    expect(findCanaries([password, clientSecret], text)).toEqual([]);
    expect(recorded.secrets.filter((secret) => secret.length > 8)).toHaveLength(5);
    for (const secret of recorded.secrets)
      for (const form of [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret),
        Buffer.from(secret).toString("base64"),
      ])
        expect(text).not.toContain(form);
  });

  it("holds nothing that names the customer", () => {
    expect(text).not.toMatch(/zebra|jane|roe\b|0A1B2C3D4E5F6A7B8C9D0E1F|127\.0\.0\.1/i);
  });

  it("can be read by its owner only", () => {
    if (process.platform !== "win32") expect(statSync(recorded.file).mode & 0o777).toBe(0o600);
  });

  it("keeps what answers questions", () => {
    for (const kept of [
      'name="Adobe_Marketing_Cloud"',
      'type="42"',
      'imsServer="https://ims-na1.adobelogin.com"',
      'productContext="dma_campaign_classic"',
      'userScope="openid,AdobeID,read_organizations"',
      'server="https://marketing.adobe.com"',
      "Integration with the Adobe Experience Cloud",
      '<package namespace="emu" name="imsIntegration" enabled="true"/>',
      "XSV-350012 Invalid login or password. Connection denied.",
      "XSV-350008 Session has expired or is invalid. Please reconnect.",
      "The method 'NoSuchMethod' is not defined in SOAP service 'xtk:session'.",
    ])
      expect(text).toContain(JSON.stringify(kept).slice(1, -1));
    expect(text).toMatch(/imsRightsMask=\\"Campaign - [a-z]+-z[0-9a-f]{8} - \(\.\*\)\\"/);
    expect(text).toMatch(/callbackServer=\\"https:\/\/host-z[0-9a-f]{8}\.example:8443\/\\"/);
  });

  it("shows where the stored secret is the encrypted one", () => {
    const ciphertexts = text.match(/@ciphertext-z[0-9a-f]{8}/g) ?? [];
    // Encrypted, written, and read back.
    expect(ciphertexts.length).toBeGreaterThanOrEqual(3);
    expect(new Set(ciphertexts).size).toBe(1);
  });

  it("tells our client what the instance told it", async () => {
    const replay = await startReplay(recorded.file);
    const client = clientOf(replay.url, "anybody", "anything");
    const before = await look(client);
    expect(before).toEqual(recorded.before);
    await client.install("emu:imsIntegration");
    const ciphertext = await client.encrypt("another");
    await client.write("Adobe_Marketing_Cloud", { ...customer.attributes, clientSecret: ciphertext });
    const { accounts, ...after } = await look(client);
    expect(accounts.map(({ name, type, id, lastModified }) => ({ name, type, id, lastModified }))).toEqual(
      recorded.after.accounts.map(({ name, type, id, lastModified }) => ({ name, type, id, lastModified })),
    );
    expect(accounts[0]?.attributes["clientSecret"]).toBe(ciphertext);
    expect(after.catalogue).toHaveLength(recorded.after.catalogue.length);
    expect(replay.unmatched()).toEqual([]);
    // The account was written once.
    await expect(client.write("Adobe_Marketing_Cloud", customer.attributes)).rejects.toThrow("599");
    expect(replay.unmatched()).toHaveLength(1);
    await client.close();
    await replay.close();
  });
});

const files = readdirSync(fixtures).filter((name) => name.endsWith(".jsonl"));

// A file from a real instance that is put there is checked in the same way.
describe.each(files)("%s", (name) => {
  const file = join(fixtures, name);

  it("is redacted as far as this release can", () => {
    expect(problemsOf(readRecording(file))).toEqual([]);
  });

  it("is understood by our client: each reply gives outputs or a typed error", async () => {
    const replay = await startReplay(file);
    const client = clientOf(replay.url, "anybody", "anything");
    for (const { name: asked, call } of callsOf(readRecording(file))) {
      const result = await client.send(call).catch((error: unknown) => error);
      if (!Array.isArray(result)) expect(result, asked).toBeInstanceOf(AdobeCampaignError);
    }
    await client.close();
    expect(replay.unmatched().filter((each) => !/#Log(on|off)$/.test(each))).toEqual([]);
    await replay.close();
  });

  it("tells our client which instance it is, what it has installed, and its accounts", async () => {
    const { exchanges } = readRecording(file);
    const has = (method: string) =>
      exchanges.some(({ requestHeaders }) => requestHeaders.values["soapaction"]?.endsWith(method));
    const replay = await startReplay(file);
    const client = clientOf(replay.url, "anybody", "anything");
    if (has("#Logon")) {
      const info = await client.info();
      expect(info.build).toMatch(/^\d+$/);
      expect((await client.installed()).size).toBeGreaterThan(0);
    }
    if (has("#GetDbParams")) expect((await client.catalogue()).length).toBeGreaterThan(0);
    const rows = exchanges.flatMap(({ reply }) =>
      reply !== undefined && "text" in reply ? (reply.text.match(/<extAccount [^>]*>/g) ?? []) : [],
    );
    for (const row of rows) {
      const secret = /clientSecret="([^"]+)"/.exec(row)?.[1];
      if (secret !== undefined) expect(isPseudonym(secret), row).toBe(true);
    }
    await client.close();
    await replay.close();
  });
});

// A tool rather than a test: RECORD_FIXTURE=<file> writes the kept recording anew.
const fixture = process.env["RECORD_FIXTURE"];
if (fixture !== undefined)
  it("records the emulator anew", async () => {
    const made = { ...customer, user: "admin", password: "admin", clientSecret: "not-a-secret-of-anybody" };
    await record(made, join(fixtures, fixture));
  });
