/** Answers that get lost on the way back: the instance has written, and the provider does not know. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes, accountOnly } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Server, startLossyProxy } from "../support/engine-servers.ts";
import type { Stack } from "../support/pulumi.ts";

const isWrite = (call: string) => call.endsWith("#Write");

describe("an answer that is lost", () => {
  let room: Room;
  let stack: Stack;
  let proxy: Server;
  let loses: (call: string) => boolean = () => false;

  beforeAll(async () => {
    room = await Room.open({ "index.js": accountOnly() }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.removeAccount("Adobe_Marketing_Cloud");
    proxy = await startLossyProxy(room.instance.emulator.url, (call) => loses(call));
    stack.env["ADOBE_CAMPAIGN_URL"] = proxy.url;
  });
  afterAll(async () => {
    await proxy.close();
    await room.close();
  });

  /** From the first write on, nothing comes back any more. */
  function loseFromWriteOn(): void {
    let lost = false;
    loses = (call) => (lost ||= isWrite(call));
  }

  const imsAccounts = () => room.instance.emulator.accounts().filter(({ type }) => type === "42");

  test("of a creation: the state keeps the account, the next up finishes it without a second one", async () => {
    loseFromWriteOn();
    const failed = await stack.up();
    expectReadable(failed, "ACC4011", "ACC2001", "The connection broke before the reply was complete");
    expect(imsAccounts()).toHaveLength(1);
    const [kept] = await stack.resources(":ImsExternalAccount");
    expect(kept).toMatchObject({ id: "Adobe_Marketing_Cloud", outputs: { tenant: "acme" } });
    expect(kept!["initErrors"]).toEqual([expect.stringContaining("ACC2001")]);
    expect(kept!.outputs).not.toHaveProperty("clientSecretDigest");

    loses = () => false;
    room.instance.calls();
    ok(await stack.up());
    expect(imsAccounts()).toEqual([expect.objectContaining(accountAttributes)]);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    expect(room.instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: clientSecret"]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("of an update: the next up sees what has arrived", async () => {
    stack.write({ "index.js": accountOnly({ tenant: "acme2", label: "SSO" }) });
    loseFromWriteOn();
    expectReadable(await stack.up(), "ACC4011", "ACC2001");
    loses = () => false;
    room.instance.calls();
    ok(await stack.up());
    expect(room.instance.writes()).toEqual([]);
    expect(imsAccounts()).toEqual([expect.objectContaining({ ...accountAttributes, tenant: "acme2", label: "SSO" })]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("only of the write: reading it back tells that it has arrived", async () => {
    stack.write({ "index.js": accountOnly({ tenant: "acme3" }) });
    loses = isWrite;
    ok(await stack.up());
    expect(room.instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
    loses = () => false;
  });

  test("destroy still deletes what was created", async () => {
    ok(await stack.destroy());
    expect(imsAccounts()).toEqual([]);
  });
});
