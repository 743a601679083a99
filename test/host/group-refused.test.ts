/** A security group that somebody else deletes, whose operator may not write it, or whose arguments are wrong. */
import { describe, expect, it } from "vitest";

import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { given, useGroups } from "../support/group-stage.ts";
import { canaries } from "../support/host-canaries.ts";
import { USER } from "../support/host-room.ts";

const { room, scene } = useGroups();
const sorted = (names: readonly string[]) => [...names].sort();

describe("a group that is deleted in the middle", () => {
  /** Somebody deletes it right before the n-th write arrives. */
  const deletedBefore = async (nth: number) => {
    const each = await scene();
    let writes = 0;
    const watch = () =>
      each.emulator.onCall(({ method, phase }) => {
        if (method === "Write" && phase === "before" && ++writes === nth) each.emulator.removeGroup("reviewers");
      });
    return { ...each, watch };
  };

  it("between the look and the write does not come back as a stump, and is not claimed", async () => {
    const { emulator, instance, group, watch } = await deletedBefore(1);
    emulator.addGroup({ name: "reviewers", label: "Theirs" });
    const stop = watch();
    const error = await failure(up(room.host.group, { instance, ...given }));
    stop();
    expect(error.message).toMatch(/^ACC4\d{3}: .*it does not exist/s);
    expect(group()).toBeUndefined();
    const state = await up(room.host.group, { instance, ...given });
    expect(state.outputs["origin"]).toBe("created");
  });

  it.for([2, 3, 4])(
    "before its rights are written (write %i) is an error, and the next up makes it whole",
    async (nth) => {
      const { instance, group, watch } = await deletedBefore(nth);
      const stop = watch();
      const error = await failure(up(room.host.group, { instance, ...given }));
      stop();
      expect(error.message).toMatch(/^ACC\d{4}: /);
      expect(group()).toBeUndefined();
      // What was begun is in the state: a refresh finds it gone.
      expect(await refresh(room.host.group, { ...error.partial!, inputs: {} })).toBeUndefined();
      await up(room.host.group, { instance, ...given });
      expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
    },
  );

  it("between the look and the change of its rights alone is an error, and nothing is left", async () => {
    const { emulator, instance, group, watch } = await deletedBefore(1);
    emulator.addGroup({ name: "reviewers", label: "Reviewers", rights: ["export"] });
    const stop = watch();
    const error = await failure(up(room.host.group, { instance, groupName: "reviewers", rights: ["sql"] }));
    stop();
    expect(error.message).toMatch(/^ACC\d{4}: /);
    expect(group()).toBeUndefined();
  });

  it("between the look and its deletion is what was wanted", async () => {
    const { instance, group, watch } = await deletedBefore(5);
    const stop = watch();
    const state = await up(room.host.group, { instance, ...given });
    await destroy(room.host.group, state);
    stop();
    expect(group()).toBeUndefined();
  });
});

describe("the right operatorWrite", () => {
  const writer = async (release: string) => {
    const each = await scene({ profile: "v8", release, security: { disableAPI: false } });
    each.emulator.addOperator({ name: USER, password: canaries.password, rights: ["operatorWrite"] });
    return { ...each, args: { instance: each.instance, groupName: "reviewers", allowManagedInstance: true } };
  };

  it("is enough for a group from 8.3.8 on, to create, change and delete it", async () => {
    const { args, group } = await writer("8.3.8");
    const state = await up(room.host.group, args);
    const changed = await up(room.host.group, { ...args, label: "Reviewers" }, state);
    expect(group()!.attributes["label"]).toBe("Reviewers");
    await destroy(room.host.group, changed);
    expect(group()).toBeUndefined();
  });

  it("is not enough for the rights of a group: nothing is written", async () => {
    const { args, group, since } = await writer("8.3.8");
    const { message } = await failure(up(room.host.group, { ...args, rights: ["export"] }));
    expect(message).toMatch(/^ACC3004: /);
    expect(message).toContain(
      `On this release, "operatorWrite" is enough for a group's label and description, but not for its rights. The operator has only: operatorWrite`,
    );
    expect([group(), since().writes]).toEqual([undefined, []]);
    // Nothing to give and nothing to take away needs no right at all.
    await up(room.host.group, { ...args, groupName: "content", rights: [] });
  });

  it("is not enough before 8.3.8", async () => {
    const { args, since } = await writer("8.3.7");
    const { message } = await failure(up(room.host.group, args));
    expect(message).toMatch(/^ACC3004: /);
    expect(message).not.toContain("On this release");
    expect(since().writes).toEqual([]);
  });

  it("that was taken away since the sign-in: the instance's own refusal is shown, and the group is not claimed", async () => {
    const { emulator, args, group } = await writer("8.3.8");
    const text = "Non authorized access to requested service (right 'admin' needed).";
    emulator.inject({ at: { method: "Write" }, kind: "fault", code: "SOP-330006", text });
    const error = await failure(up(room.host.group, args));
    expect(error.message).toMatch(/^ACC2007: /);
    expect(error.message).toContain(text);
    expect(error.message).toContain('Give the operator the right "admin"');
    expect(error.partial).toBeUndefined();
    expect(group()).toBeUndefined();
  });
});

describe("check", () => {
  const check = (args: object) => room.host.group.check({ groupName: "reviewers", ...args });

  it("refuses what is not a name, all at once", async () => {
    const { failures } = await check({
      groupName: " reviewers\u2013eu&#42;",
      label: "x".repeat(101),
      description: "a &amp; b",
      rights: ["", "export", "EXPORT"],
    });
    const reasons = failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n");
    for (const text of [
      "blank",
      "typographic dash",
      "HTML entity",
      "longer than 100",
      "description",
      "a right is empty",
    ])
      expect(reasons).toContain(text);
  });

  it("refuses a right that is named twice", async () => {
    expect((await check({ rights: ["export", "EXPORT"] })).failures[0]!.reason).toContain("names a right twice");
  });

  it("warns of names that open the Control Panel", async () => {
    const { instance } = await scene();
    expect((await check({ instance, groupName: "myAdmins" })).failures).toEqual([]);
    const said = () => Object.values(room.host.said).flat().join("\n");
    await expect.poll(said).toContain('the name "myAdmins" contains "admin"');
  });
});
