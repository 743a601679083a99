/** Answers that get lost on the way back: the instance has written, and the provider does not know. Each case has an instance of its own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { diagnosticsOf, expectReadable } from "../support/engine-output.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { environmentAs, ok, Room } from "../support/engine-room.ts";
import { type Server, startLossyProxy } from "../support/engine-servers.ts";
import { holders } from "../support/holders.ts";
import type { Ran, ResourceState, Stack } from "../support/pulumi.ts";

const isWrite = (call: string) => call.endsWith("#Write");
const nothing = () => false;

/** From the first write on, nothing comes back any more. */
function fromWriteOn(): (call: string) => boolean {
  let lost = false;
  return (call) => (lost ||= isWrite(call));
}

const cases = ["creation", "update", "write"] as const;
type Case = (typeof cases)[number];

const program = (changes: Partial<Record<Case, Record<string, unknown>>> = {}) =>
  holders(...cases.map((name) => ({ name, args: { instance: name, ...changes[name] } })));

describe("an answer that is lost", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Case, Instance>;
  const loses: Record<Case, (call: string) => boolean> = { creation: nothing, update: nothing, write: nothing };
  const proxies: Server[] = [];

  beforeAll(async () => {
    room = await Room.open({ "index.js": program() });
    ({ stack } = room);
    for (const each of cases) {
      instances[each] = await room.startAs(each, { packageInstalled: true });
      const proxy = await startLossyProxy(instances[each].emulator.url, (call) => loses[each](call));
      proxies.push(proxy);
      Object.assign(stack.env, environmentAs(each, { ADOBE_CAMPAIGN_URL: proxy.url }));
    }
    instances.creation.emulator.removeAccount("Adobe_Marketing_Cloud");
  });
  afterAll(async () => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await room.close();
  });

  const imsAccounts = (which: Case) => instances[which].emulator.accounts().filter(({ type }) => type === "42");

  /** One `up`, in which this much is lost, and only this. */
  async function upLosing(lost: Partial<typeof loses>): Promise<Ran> {
    for (const each of cases) instances[each].calls();
    Object.assign(loses, lost);
    const ran = await stack.up("--continue-on-error");
    for (const each of cases) loses[each] = nothing;
    return ran;
  }
  const kept = async (which: Case): Promise<ResourceState> =>
    (await stack.resources(":ImsExternalAccount")).find(({ urn }) => urn.endsWith(`::${which}`))!;

  function expectLost(ran: Ran, which: Case): void {
    const said = diagnosticsOf(ran, which);
    expectReadable(said, "ACC4011", "ACC2001", "The connection broke before the reply was complete");
  }

  test("of a creation: the state keeps the account", async () => {
    expectLost(await upLosing({ creation: fromWriteOn() }), "creation");
    expect(imsAccounts("creation")).toHaveLength(1);
    const account = await kept("creation");
    expect(account).toMatchObject({ id: "Adobe_Marketing_Cloud", outputs: { tenant: "acme" } });
    expect(account["initErrors"]).toEqual([expect.stringContaining("ACC2001")]);
    expect(account.outputs).not.toHaveProperty("clientSecretDigest");
  });

  describe("in the next up", () => {
    let ran: Ran;

    beforeAll(async () => {
      stack.write({ "index.js": program({ update: { tenant: "acme2", label: "SSO" }, write: { tenant: "acme3" } }) });
      ran = await upLosing({ update: fromWriteOn(), write: isWrite });
    });

    test("of a creation: it is finished without a second one", async () => {
      expect(diagnosticsOf(ran, "creation").text).not.toContain("error");
      expect(await kept("creation")).not.toHaveProperty("initErrors");
      expect(imsAccounts("creation")).toEqual([expect.objectContaining(accountAttributes)]);
      expect(instances.creation.secret()).toBe(room.clientSecret.value);
      expect(instances.creation.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: clientSecret"]);
    });

    test("of an update: it is reported", () => {
      expectLost(ran, "update");
    });

    test("only of the write: reading it back shows that it has arrived", async () => {
      expect(diagnosticsOf(ran, "write").text).not.toContain("error");
      expect((await kept("write")).outputs).toMatchObject({ tenant: "acme3" });
      expect(instances.write.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
    });
  });

  test("of an update: the next up sees what has arrived", async () => {
    ok(await upLosing({}));
    for (const each of cases) expect(instances[each].writes(), each).toEqual([]);
    const changed = { ...accountAttributes, tenant: "acme2", label: "SSO" };
    expect(imsAccounts("update")).toEqual([expect.objectContaining(changed)]);
  });

  test("nothing is left to do", async () => {
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("destroy still deletes what was created", async () => {
    ok(await stack.destroy());
    expect(imsAccounts("creation")).toEqual([]);
  });
});
