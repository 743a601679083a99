/** `adobe-campaign doctor --ims`: what Adobe's identity service tells of the client and its secret. */
import { describe, expect, it } from "vitest";

import { CommandRoom } from "../support/command-room.ts";
import { doctor } from "../support/doctor.ts";
import { accountAttributes } from "../support/engine-programs.ts";

describe("--ims", () => {
  const clientId = accountAttributes.clientId;

  async function withLoginClient(options: { secret?: string; grantFirst?: boolean; known?: string } = {}) {
    const room = new CommandRoom();
    room.installPulumi("3.259.0");
    const { secret = room.clientSecret.value, known = clientId, grantFirst = false } = options;
    const loginClients = [{ clientId: known, clientSecret: secret, grantFirst }];
    const emulator = await room.startConfigured({ packageInstalled: true, loginClients });
    emulator.edit({ set: accountAttributes });
    room.env["ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT"] = emulator.tokenEndpoint;
    room.env["CLIENT_SECRET"] = room.clientSecret.value;
    return { room, emulator };
  }
  const ims = async (room: CommandRoom, ...args: string[]) => {
    const { code, of } = await doctor(
      room,
      "--ims",
      ...(args.length === 0 ? ["--secret-from", "CLIENT_SECRET"] : args),
    );
    return { code, ...of["ims-client"]! };
  };

  it("the right secret: the grant is refused, and a made-up secret otherwise", async () => {
    const { room, emulator } = await withLoginClient();
    emulator.clearJournal();
    const line = await ims(room);
    expect([line.code, line.status]).toEqual([0, "ok"]);
    const asked = emulator.journal().filter(({ method }) => method === "POST /ims/token/v3");
    expect(asked).toHaveLength(2);
    expect(line.text).toMatch(
      /^127\.0\.0\.1:\d+ most likely takes the IMS client "Campaign1-acme" .* unauthorized_client/,
    );
  });

  it("from a file, for a client that is named", async () => {
    const { room } = await withLoginClient({ known: "another" });
    room.file("..secret", `${room.clientSecret.value}\n`);
    expect((await ims(room, "--secret-file", "..secret", "--client-id", "another")).status).toBe("ok");
  });

  it("a token is no matter of doubt", async () => {
    const { room, emulator } = await withLoginClient({ known: "another" });
    emulator.addTechnicalAccount({ clientId, clientSecret: room.clientSecret.value, operator: "x" });
    const line = await ims(room);
    expect([line.status, line.text]).toEqual(["ok", expect.stringContaining("it gave a token")]);
  });

  it.each([
    ["the secret is wrong", { secret: "another" }],
    ["it does not know the client", { known: "another" }],
  ])("%s: a problem", async (text, options) => {
    const { room } = await withLoginClient(options);
    const line = await ims(room);
    expect([line.code, line.status]).toEqual([1, "problem"]);
    expect(line.text).toContain(`(invalid_client): ${text}`);
  });

  it("an answer that does not depend on the secret is no judgement", async () => {
    const { room } = await withLoginClient({ secret: "another", grantFirst: true });
    const line = await ims(room);
    expect([line.code, line.status]).toEqual([0, "not checked"]);
    expect(line.text).toContain("it says unauthorized_client, and the same of a made-up secret");
  });

  it.each([
    ["throttled", { kind: "status", status: 429 } as const, "it answered HTTP 429"],
    ["down", { kind: "status", status: 503 } as const, "it answered HTTP 503"],
    ["a proxy's page", { kind: "html" } as const, "it answered HTTP 200"],
    ["not to be reached", { kind: "refuse" } as const, "it cannot be reached"],
  ])("a service that is %s is no judgement", async (_which, fault, text) => {
    const { room, emulator } = await withLoginClient();
    emulator.inject({ ...fault, at: { method: "POST /ims/token/v3" }, times: 9 });
    const line = await ims(room);
    expect([line.code, line.status, line.text]).toEqual([0, "not checked", expect.stringContaining(text)]);
  });

  it("never sends the secret to a server of which only the account says that it is IMS", async () => {
    const { room, emulator } = await withLoginClient();
    delete room.env["ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT"];
    for (const imsServer of [emulator.url, "https://ims.adobelogin.com.example.com", "https://adobelogin.com"]) {
      emulator.edit({ set: { imsServer } });
      emulator.clearJournal();
      const line = await ims(room);
      expect([line.status, line.text]).toEqual(["not checked", expect.stringContaining("no secret is sent there")]);
      expect(emulator.journal().map(({ method }) => method)).not.toContain("POST /ims/token/v3");
    }
  });

  it("a secret that is not there, and an account that is not", async () => {
    const { room, emulator } = await withLoginClient();
    const line = await ims(room, "--secret-from", "NOT_SET");
    expect([line.code, line.text]).toEqual([1, expect.stringContaining("ACC1002")]);
    emulator.removeAccount(emulator.imsAccount);
    expect(await ims(room)).toMatchObject({
      status: "not checked",
      remedy: expect.stringContaining("--client-id") as string,
    });
  });
});
