import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { failure, refresh, up } from "../support/host-engine.ts";
import { attribute, type Fault, faultReply } from "../support/host-proxy.ts";
import { type Scene, useRoom } from "../support/host-room.ts";

const room = useRoom();
const id = "Adobe_Marketing_Cloud";
const scene = () => room.scene({ packageInstalled: true });

/** Plays `fault` in the write, and lets every look after it fail. The look before the write is not disturbed. */
function loseSight({ proxy }: Scene, fault: "cut-before" | "cut-after"): void {
  proxy.fail("Write", fault);
  proxy.fail("ExecuteQuery", (reply) => reply);
  proxy.fail("ExecuteQuery", "cut-before", Infinity);
}

describe("create", () => {
  it("succeeds when only the reply was lost: it looks, and does not write again", async () => {
    const { emulator, proxy, args, since } = await scene();
    proxy.fail("Write", "cut-after");
    const state = await up(room.host.account, args);
    expect(since().writes).toEqual(["Write"]);
    expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe(canaries.secret);
    expect(await refresh(room.host.account, state)).toEqual(state);
    expect((await room.host.account.diff(id, state.outputs, state.inputs)).changes).toBe("none");
  });

  it("remembers what it found even if the instance seems not to have seen the write, which may still be on its way", async () => {
    const { emulator, proxy, args, since } = await scene();
    const before = emulator.accounts();
    proxy.fail("Write", "cut-before");
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/^ACC2001: The connection broke before the reply was complete/);
    expect(since().writes).toEqual([]);
    expect(emulator.accounts()).toEqual(before);
    expect(error.partial).toMatchObject({ id, outputs: { found: { existed: true, attributes: { tenant: "" } } } });
    const { inputs } = await room.host.account.check(args);
    await room.host.account.update(id, error.partial!.outputs, inputs);
    expect(emulator.account(id)).toMatchObject({ tenant: "acme" });
  });

  it.for(["cut-before", "cut-after"] as const)(
    "keeps what it knows when it cannot see whether it wrote (%s), and the next update converges",
    async (fault) => {
      const stage = await scene();
      const { emulator, proxy, args, since } = stage;
      loseSight(stage, fault);
      const error = await failure(up(room.host.account, args));
      expect(error.partial).toBeDefined();
      const { id: partialId, outputs, reasons } = error.partial!;
      expect(partialId).toBe(id);
      // The user sees only the reasons.
      expect(reasons).toEqual([error.message]);
      expect(error.message).toMatch(
        /^ACC4011: It is not known whether the account "Adobe_Marketing_Cloud" was written/,
      );
      expect(outputs).toMatchObject({ ...args, accountName: id, instanceName: "emulator", found: { existed: true } });
      // It must not claim that the secret is there.
      for (const key of ["clientSecretDigest", "writtenAt"]) expect(outputs).not.toHaveProperty(key);

      proxy.mend();
      since();
      const { inputs } = await room.host.account.check(args);
      const state = await room.host.account.update(partialId, outputs, inputs);
      expect(since().writes).toEqual(["Write"]);
      expect(emulator.account(id)).toMatchObject({ tenant: "acme" });
      expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe(canaries.secret);
      expect(await refresh(room.host.account, state)).toEqual(state);
      // What was there before the first attempt is still what destroy puts back.
      await room.host.account.delete(id, state.outputs);
      expect(emulator.account(id)).toMatchObject({ tenant: "", clientSecret: "", active: "0" });
    },
  );

  it("can be read and deleted after such a failure", async () => {
    const stage = await scene();
    loseSight(stage, "cut-after");
    const { partial } = await failure(up(room.host.account, stage.args));
    stage.proxy.mend();
    expect(await room.host.account.read(id, partial!.outputs)).toMatchObject({ id, inputs: { tenant: "acme" } });
    await room.host.account.update(id, partial!.outputs, (await room.host.account.check(stage.args)).inputs);
  });

  it("fails plainly when the instance refuses the write with a fault", async () => {
    const { emulator, proxy, args, since } = await scene();
    proxy.fail("Write", { answer: faultReply("XTK-170019 A value is refused.") });
    const before = emulator.accounts();
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/^ACC2007: The instance refused xtk:persist\|xtk:session#Write/);
    expect(error.message).toContain("A value is refused");
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
    expect(emulator.accounts()).toEqual(before);
  });

  it("believes what it sees more than a fault that came after the work", async () => {
    const { proxy, args, since } = await scene();
    proxy.fail("Write", () => faultReply("XTK-170019 Something else failed."));
    const state = await up(room.host.account, args);
    expect(since().writes).toEqual(["Write"]);
    expect(await refresh(room.host.account, state)).toEqual(state);
  });

  it("says so when the instance takes the write and stores something else", async () => {
    const { proxy, args } = await scene();
    proxy.fail("ExecuteQuery", (reply) => reply);
    proxy.fail("ExecuteQuery", attribute("tenant", "acme", "ac"));
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(/^ACC4005: /);
    expect(error.message).toContain('tenant is "ac" instead of "acme"');
    expect(error.partial).toMatchObject({ id, reasons: [error.message] });
  });

  it.for(["Logon", "ExecuteQuery", "EncryptPassword"])("writes nothing when %s cannot be reached", async (method) => {
    const { proxy, args, since } = await scene();
    proxy.fail(method, "cut-before", Infinity);
    const error = await failure(up(room.host.account, args));
    expect(error.message).toMatch(new RegExp(`^ACC2001: .*${method}`));
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
    proxy.mend();
    await up(room.host.account, args);
  });

  it.for<[string, (reply: string) => string, string]>([
    ["a login page", () => "<!DOCTYPE html><html><title>Sign in</title></html>", 'ACC2003: A web page ("Sign in")'],
    ["something cut off", (reply) => reply.slice(0, reply.length / 2), "ACC2005: The reply cannot be understood"],
    ["an echo of the request's secret", () => faultReply(`SOP-330007 Bad call: ${canaries.password}`), "[secret]"],
  ])("says what came instead of a reply: %s", async ([, reply, says]) => {
    const { proxy, args, since } = await scene();
    proxy.fail("ExecuteQuery", reply, Infinity);
    const error = await failure(up(room.host.account, args));
    expect(error.message).toContain(says);
    expect(since().writes).toEqual([]);
  });
});

describe("update", () => {
  it("keeps the resource when it cannot see what came of the write", async () => {
    const stage = await scene();
    const { emulator, proxy, args, since } = stage;
    const state = await up(room.host.account, args);
    loseSight(stage, "cut-after");
    const error = await failure(up(room.host.account, { ...args, tenant: "next" }, state));
    expect(error.partial).toMatchObject({ id, outputs: { tenant: "next", found: state.outputs["found"] } });
    proxy.mend();
    since();
    const { inputs } = await room.host.account.check({ ...args, tenant: "next" });
    const next = await room.host.account.update(id, error.partial!.outputs, inputs);
    // The write had been done: only the look is left, and the secret was no part of it.
    expect(since().writes).toEqual([]);
    expect(emulator.account(id)).toMatchObject({ tenant: "next" });
    expect(await refresh(room.host.account, next)).toEqual(next);
  });

  it.for(["cut-before", "cut-after"] as const)("claims a new secret only if it arrived (%s)", async (fault) => {
    const { emulator, proxy, args, since } = await scene();
    const state = await up(room.host.account, args);
    since();
    proxy.fail("Write", fault);
    const rotated = up(room.host.account, { ...args, clientSecret: canaries.rotated }, state);
    const arrived = fault === "cut-after";
    // Every other field is as it should be, so only the stored ciphertext can tell.
    if (arrived) await rotated;
    else expect((await failure(rotated)).partial?.outputs).not.toHaveProperty("clientSecretDigest");
    expect(since().writes).toHaveLength(arrived ? 1 : 0);
    const secret = emulator.decrypt(emulator.account(id)!["clientSecret"]!);
    expect(secret).toBe(arrived ? canaries.rotated : canaries.secret);
  });

  it("does not lose a new secret when the reply is lost", async () => {
    const stage = await scene();
    const { emulator, proxy, args } = stage;
    const state = await up(room.host.account, args);
    loseSight(stage, "cut-before");
    const error = await failure(up(room.host.account, { ...args, clientSecret: canaries.rotated }, state));
    proxy.mend();
    const { inputs } = await room.host.account.check({ ...args, clientSecret: canaries.rotated });
    await room.host.account.update(id, error.partial!.outputs, inputs);
    expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe(canaries.rotated);
  });
});

describe("read", () => {
  it.for<[string, Fault]>([
    ["the connection breaks", "cut-before"],
    ["a fault comes", () => faultReply("XTK-170006 No right.")],
    ["a web page comes", () => "<html></html>"],
  ])("fails and never says that the account is gone when %s", async ([, kind]) => {
    const { proxy, args } = await scene();
    const state = await up(room.host.account, args);
    proxy.fail("ExecuteQuery", kind, Infinity);
    expect((await failure(refresh(room.host.account, state))).message).toMatch(/^ACC2/);
  });
});
