import { describe, expect, it } from "vitest";
import { canaries } from "../support/host-canaries.ts";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import type { Properties } from "../support/host-wire.ts";
import { attribute } from "../support/host-proxy.ts";
import { USER, useRoom } from "../support/host-room.ts";

const room = useRoom();
const id = "Adobe_Marketing_Cloud";

/** An account that somebody had filled in before the program came. */
async function filled(more: Properties = {}) {
  const scene = await room.scene({ packageInstalled: true });
  scene.emulator.edit({ set: { tenant: "before", active: "1", label: "Ours", clientSecret: canaries.rotated } });
  const before = scene.emulator.account(id)!;
  const args: Properties = { ...scene.args, ...more };
  const state = await up(room.host.account, args);
  scene.since();
  return { ...scene, args, before, state };
}

describe("onDelete", () => {
  it("restore puts back what was found, the secret included, in one write", async () => {
    const { emulator, before, state, since } = await filled({ label: "MAC" });
    await destroy(room.host.account, state);
    expect(since()).toEqual({ calls: ["ExecuteQuery", "Write", "ExecuteQuery"], writes: ["Write"] });
    const after = emulator.account(id)!;
    const same = { lastModified: "", "modifiedBy-id": "" };
    expect({ ...after, ...same }).toEqual({ ...before, ...same });
    expect(emulator.decrypt(after["clientSecret"]!)).toBe(canaries.rotated);
  });

  it("disable only disables", async () => {
    const { emulator, state } = await filled({ onDelete: "disable" });
    const before = emulator.account(id)!;
    await destroy(room.host.account, state);
    expect(emulator.account(id)).toMatchObject({ active: "0", tenant: "acme", clientSecret: before["clientSecret"] });
  });

  it("delete removes the account", async () => {
    const { emulator, state, since } = await filled({ onDelete: "delete" });
    await destroy(room.host.account, state);
    expect(since().writes).toEqual(["Write"]);
    expect(emulator.account(id)).toBeUndefined();
    await destroy(room.host.account, state);
  });

  it("keep asks and changes nothing", async () => {
    const { emulator, state, since } = await filled({ onDelete: "keep" });
    const before = emulator.account(id);
    await destroy(room.host.account, state);
    expect(since().calls).toEqual([]);
    expect(emulator.account(id)).toEqual(before);
  });

  it("restore removes an account that was not there before", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    emulator.removeAccount(id);
    const state = await up(room.host.account, args);
    expect(emulator.account(id)).toBeDefined();
    await destroy(room.host.account, state);
    expect(emulator.account(id)).toBeUndefined();
  });

  it("restore keeps an account of which nobody knows how it was, as after an import", async () => {
    const { emulator, state, since } = await filled();
    const before = emulator.account(id);
    const { found, ...outputs } = state.outputs;
    expect(found).toBeDefined();
    await destroy(room.host.account, { ...state, outputs });
    expect(since().writes).toEqual([]);
    expect(emulator.account(id)).toEqual(before);
  });

  it("says in one line what it did", async () => {
    const { state } = await filled();
    room.host.said.stderr = "";
    await destroy(room.host.account, state);
    await expect.poll(() => room.host.said.stderr).toContain("as it was found\n");
  });
});

describe("an operator whose rights were taken away", () => {
  it.for(["restore", "disable", "delete"])("is refused before anything is written: %s", async (onDelete) => {
    const { emulator, state, since } = await filled({ onDelete });
    emulator.addOperator({ name: USER, password: canaries.password, rights: ["folder:nmsExtAccount"] });
    emulator.expireSessions();
    expect((await failure(destroy(room.host.account, state))).message).toMatch(/^ACC3004: /);
    expect(since().writes).toEqual([]);
  });
});

describe("an account that somebody changed since", () => {
  it.for<[string, Record<string, string>, string]>([
    ["a field", { tenant: "by hand" }, 'tenant is "by hand" instead of "acme"'],
    ["the secret", { clientSecret: canaries.rotated }, "the secret was set by hand"],
  ])("is not put back: %s", async ([, set, reason]) => {
    const { emulator, state, since } = await filled();
    emulator.edit({ set, operator: "j.doe" });
    const { message } = await failure(destroy(room.host.account, state));
    expect(message).toMatch(/^ACC4010: /);
    expect(message).toContain(reason);
    // Whose work it is comes first, and giving it up last.
    expect(message).toMatch(
      /Find out first who .*`pulumi state delete`.*Only to undo the change .*`pulumi refresh --run-program`/s,
    );
    expect(message).toContain("last changed by j.doe at ");
    expect(message).toMatch(
      /was not put back as it was found, because somebody has changed it: .*`pulumi state delete`/s,
    );
    expect(since().writes).toEqual([]);
  });

  it("is not deleted either", async () => {
    const { emulator, state, since } = await filled({ onDelete: "delete" });
    emulator.edit({ set: { tenant: "by hand" } });
    expect((await failure(destroy(room.host.account, state))).message).toMatch(
      /^ACC4010: .* was not deleted, because/s,
    );
    expect(since().writes).toEqual([]);
  });

  it("is put back after a refresh that accepted the change", async () => {
    const { emulator, state } = await filled();
    emulator.edit({ set: { tenant: "by hand" } });
    await destroy(room.host.account, (await refresh(room.host.account, state))!);
    expect(emulator.account(id)).toMatchObject({ tenant: "before" });
  });

  it("is put back when only something was changed that the program does not manage", async () => {
    const { emulator, state } = await filled();
    emulator.edit({ set: { userScope: "openid" } });
    await destroy(room.host.account, state);
    expect(emulator.account(id)).toMatchObject({ tenant: "before", userScope: "openid" });
  });
});

describe("an instance that writes booleans as words", () => {
  it.for(["restore", "disable"])("is understood (%s)", async (onDelete) => {
    const { emulator, proxy, args, since } = await room.scene({ packageInstalled: true });
    const [no, yes] = [attribute("active", "0", "false"), attribute("active", "1", "true")];
    const words = (reply: string) => yes(no(reply));
    proxy.fail("ExecuteQuery", words, Infinity);
    const state = await up(room.host.account, { ...args, onDelete });
    expect(await refresh(room.host.account, state)).toEqual(state);
    await destroy(room.host.account, state);
    expect(emulator.account(id)).toMatchObject({ active: "0" });
    expect(since().writes).toEqual(["Write", "Write"]);
    // An operator with other tools did the same: nothing is left to do.
    await destroy(room.host.account, state);
    expect(since().writes).toEqual([]);
  });
});

describe("a reply that is lost", () => {
  it.for(["restore", "disable", "delete"])("after the write was done: seen, and success (%s)", async (onDelete) => {
    const { emulator, proxy, state, since } = await filled({ onDelete });
    proxy.fail("Write", "cut-after");
    await destroy(room.host.account, state);
    expect(since().writes).toEqual(["Write"]);
    const after = emulator.account(id);
    expect(after).toEqual(onDelete === "delete" ? undefined : expect.objectContaining({}));
    if (onDelete === "restore") expect(after).toMatchObject({ tenant: "before" });
    if (onDelete === "disable") expect(after).toMatchObject({ active: "0" });
  });

  it.for(["restore", "disable", "delete"])(
    "and the look after it fails too: the next run ends it (%s)",
    async (onDelete) => {
      const { emulator, proxy, state, since } = await filled({ onDelete });
      proxy.fail("Write", "cut-after");
      proxy.fail("ExecuteQuery", (reply) => reply);
      proxy.fail("ExecuteQuery", "cut-before", 20);
      expect((await failure(destroy(room.host.account, state))).message).toMatch(/^ACC4011: /);
      expect(since().writes).toEqual(["Write"]);
      proxy.mend();
      await destroy(room.host.account, state);
      expect(since().writes).toEqual([]);
      if (onDelete === "restore") expect(emulator.account(id)).toMatchObject({ tenant: "before" });
    },
  );

  it.for(["restore", "disable", "delete"])("before the write was seen: the next run does it (%s)", async (onDelete) => {
    const { emulator, proxy, state, since } = await filled({ onDelete });
    proxy.fail("Write", "cut-before");
    expect((await failure(destroy(room.host.account, state))).message).toMatch(/^ACC2001: /);
    expect(since().writes).toEqual([]);
    expect(emulator.account(id)).toMatchObject({ tenant: "acme", active: "1" });
    await destroy(room.host.account, state);
    expect(since().writes).toEqual(["Write"]);
  });
});
