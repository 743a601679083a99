/** A security group's life, as the engine drives it through Pulumi's own host. */
import { describe, expect, it } from "vitest";

import type { EmulatorOptions } from "../../provider/emulator";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { canaries } from "../support/host-canaries.ts";
import { USER, useRoom } from "../support/host-room.ts";

const room = useRoom();
const given = {
  groupName: "reviewers",
  label: "Reviewers",
  description: "Approves <all> & more",
  rights: ["WORKFLOW", "export", "IMPORT"],
};

async function scene(options?: EmulatorOptions) {
  const each = await room.scene(options);
  return { ...each, group: (name = "reviewers") => each.emulator.group(name) };
}
const sorted = (names: readonly string[]) => [...names].sort();

describe("a new group", () => {
  it("is created with its rights, in few requests; a second one asks for nothing that is known", async () => {
    const { instance, group, since } = await scene();
    const state = await up(room.host.group, { instance, ...given });
    expect(state).toMatchObject({
      id: "reviewers",
      outputs: { rights: given.rights, rightNames: ["export", "import", "workflow"], origin: "created" },
    });
    expect(state.outputs["groupId"]).toBe(group()!.attributes["id"]);
    expect(group()!.attributes).toMatchObject({ label: "Reviewers", desc: "Approves <all> & more", type: "1" });
    expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
    // A look, the group, its rights, and a look at all of it.
    const six = ["ExecuteQuery", "Write", "Write", "Write", "Write", "ExecuteQuery"];
    // The direction and the list of rights: once.
    expect(since().calls).toEqual(["Logon", "ExecuteQuery", "ExecuteQuery", ...six]);

    await up(room.host.group, { ...given, instance, groupName: "senders" });
    expect(since().calls).toEqual(six);
    // A right and a group may have one name.
    await up(room.host.group, { instance, groupName: "export", rights: ["import"] });
    expect(group("export")!.rights).toEqual(["import"]);
    expect(since().writes).toHaveLength(2);
    expect(
      await up(room.host.group, { instance, ...given, rights: ["import", "Export", " workflow".trim()] }, state),
    ).toBe(state);
    expect((await refresh(room.host.group, state))!.inputs).toEqual(state.inputs);
  });

  it.for(["first", "second", "third"] as const)(
    "gets its rights where the reply of the %s is lost, and none is written twice",
    async (which) => {
      const { proxy, instance, group, since } = await scene();
      proxy.fail("Write", (reply) => reply, 1 + ["first", "second", "third"].indexOf(which));
      proxy.fail("Write", "cut-after");
      const state = await up(room.host.group, { instance, ...given });
      expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
      expect(since().writes).toHaveLength(4);
      expect(state.outputs["groupId"]).toBe(group()!.attributes["id"]);
      expect(await refresh(room.host.group, state)).toEqual(state);
    },
  );

  it("fails where a right did not arrive, and the next up gives what is missing", async () => {
    const { proxy, instance, group, since } = await scene();
    proxy.fail("Write", (reply) => reply, 2);
    proxy.fail("Write", "cut-before");
    const error = await failure(up(room.host.group, { instance, ...given }));
    expect(error.message).toMatch(/^ACC2001: /);
    expect(group()!.rights).toEqual(["export"]);
    expect(since().writes).toHaveLength(2);
    const { id, outputs } = error.partial!;
    const { inputs } = await room.host.group.check({ instance, ...given });
    await room.host.group.update(id, outputs, inputs);
    expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
    expect(since().writes).toHaveLength(2);
  });

  it("gets its rights by its number where the instance refuses to be told a name, or to show both at once", async () => {
    const { emulator, instance, group, since } = await scene();
    emulator.inject({ kind: "fault", at: { method: "Write", nth: 2 } });
    await up(room.host.group, { instance, ...given });
    expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
    since();
    // Known from then on.
    await up(room.host.group, { ...given, instance, groupName: "senders" });
    const { calls } = since();
    expect(calls.map((call) => call[0]).join("")).toBe("EWEWWWE");

    const other = await scene();
    other.emulator.inject({ kind: "fault", at: { method: "ExecuteQuery", nth: 4 } });
    await up(room.host.group, { ...given, instance: other.instance });
    expect(sorted(other.group()!.rights)).toEqual(["export", "import", "workflow"]);
    expect(other.since().writes).toHaveLength(4);
  });

  it("that is deleted by somebody before it has its rights does not come back, and is an error", async () => {
    const { emulator, proxy, instance, group } = await scene();
    proxy.fail("Write", (reply) => {
      emulator.removeGroup("reviewers");
      return reply;
    });
    const { message } = await failure(up(room.host.group, { instance, ...given }));
    expect(message).toMatch(/^ACC4005: .*does not exist/s);
    expect(group()).toBeUndefined();
  });

  it("gets its internal name as label, and no rights, where the program says nothing of them", async () => {
    const { instance, group, since } = await scene({ rightLink: "neither" });
    const state = await up(room.host.group, { instance, groupName: "reviewers" });
    expect(group()).toMatchObject({ attributes: { label: "reviewers" }, rights: [] });
    expect(since().calls).toEqual(["Logon", "ExecuteQuery", "Write", "ExecuteQuery"]);
    await destroy(room.host.group, state);
    expect(group()).toBeUndefined();
  });

  it("is kept by destroy while operators are in it, and deleted when there is none", async () => {
    const people = ["jane", "joan"].map((name) => ({ name, rights: [] }));
    const { emulator, instance, group } = await scene({ operators: people });
    const state = await up(room.host.group, { instance, ...given });
    for (const { name } of people) emulator.addMember({ group: "reviewers", operator: name });
    await destroy(room.host.group, state);
    expect(room.host.said.stderr).toContain(
      'kept the group "reviewers" on the instance "emulator": 2 operators are in it',
    );
    emulator.removeMember({ group: "reviewers", operator: "joan" });
    expect((await refresh(room.host.group, state))!.inputs).toEqual(state.inputs);
    await destroy(room.host.group, state);
    expect(group()!.members).toEqual(["jane"]);
    expect(room.host.said.stderr).toContain(
      'kept the group "reviewers" on the instance "emulator": 1 operator is in it',
    );
    emulator.removeMember({ group: "reviewers", operator: "jane" });
    await destroy(room.host.group, state);
    expect(group()).toBeUndefined();
    await destroy(room.host.group, state);
  });

  it("that has a built-in name is never deleted", async () => {
    const { emulator, instance, group } = await scene();
    emulator.removeGroup("offer");
    const state = await up(room.host.group, { instance, groupName: "offer" });
    await destroy(room.host.group, state);
    expect(group("offer")).toBeDefined();
    expect(room.host.said.stderr).toContain(
      'kept the group "offer" on the instance "emulator": it is one of those that Adobe ships',
    );
  });
});

describe("a group that is there", () => {
  it("is adopted, though an operator and a right have its name, and given back as it was found", async () => {
    const { emulator, instance, group, since } = await scene();
    const before = { group: group("admin"), operators: emulator.operators(), rights: emulator.namedRights() };
    const state = await up(room.host.group, {
      ...given,
      instance,
      groupName: "admin",
      rights: ["admin", "central", "local"],
    });
    expect(state.outputs).toMatchObject({ origin: "adopted", rightNames: ["admin", "central", "local"] });
    expect(sorted(group("admin")!.rights)).toEqual(["admin", "central", "local"]);
    // Only what differs.
    expect(since().writes).toHaveLength(3);
    expect(emulator.namedRights()).toEqual(before.rights);
    await destroy(room.host.group, state);
    const { attributes, rights } = group("admin")!;
    expect(rights).toEqual(before.group!.rights);
    expect([attributes["label"], attributes["desc"] ?? ""]).toEqual([
      before.group!.attributes["label"],
      before.group!.attributes["desc"] ?? "",
    ]);
    expect(emulator.operators().length).toBe(before.operators.length);
    expect(emulator.namedRights()).toEqual(before.rights);
  });

  it("loses the rights that the program no longer names, one by one", async () => {
    const { instance, group, since } = await scene();
    const state = await up(room.host.group, {
      instance,
      groupName: "offer",
      rights: ["INSERT FOLDERS", "EDIT FOLDERS"],
    });
    expect(since().writes).toEqual([]);
    await up(room.host.group, { instance, groupName: "offer", rights: ["export"] }, state);
    expect(group("offer")!.rights).toEqual(["export"]);
    expect(since().writes).toHaveLength(3);
    expect(room.host.said.stderr).toContain("took away the right folderEdit (EDIT FOLDERS)");
  });

  it("shows each right that was changed by hand; destroy does not undo that unasked", async () => {
    const { emulator, instance } = await scene();
    const state = await up(room.host.group, { instance, ...given });
    emulator.takeRight({ group: "reviewers", right: "workflow" });
    emulator.giveRight({ group: "reviewers", right: "sql" });
    const { message } = await failure(destroy(room.host.group, state));
    expect(message).toMatch(/^ACC4010: The group "reviewers" was not deleted/);
    expect(message).toContain("the right workflow was taken away");
    expect(message).toContain("the right sql was given");
    const live = await refresh(room.host.group, state);
    expect(live!.inputs["rights"]).toEqual(["export", "IMPORT", "sql"]);
    await up(room.host.group, { instance, ...given }, live);
    expect(sorted(emulator.group("reviewers")!.rights)).toEqual(["export", "import", "workflow"]);
  });

  it("that is gone is gone for a refresh", async () => {
    const { emulator, instance } = await scene();
    const state = await up(room.host.group, { instance, ...given });
    emulator.removeGroup("reviewers");
    expect(await refresh(room.host.group, state)).toBeUndefined();
  });

  it("is compared without writing", async () => {
    const { instance, since } = await scene();
    const args = { instance, mode: "verify", groupName: "workflow", label: "Runners", rights: ["sql"] };
    const { message } = await failure(up(room.host.group, args));
    expect(message).toMatch(/^ACC4009: /);
    expect(message).toContain("the right sql (SQL SCRIPT EXECUTION) is missing");
    expect(message).toContain("it has the right workflow (WORKFLOW)");
    expect(since().writes).toEqual([]);
  });

  it("is read by its name, among 500 others", async () => {
    const { instance } = await scene({ groups: 500 });
    const state = await up(room.host.group, { instance, groupName: "offer", rights: ["folderInsert", "folderEdit"] });
    expect(state.outputs["origin"]).toBe("adopted");
    const got = await room.host.group.read("offer", { instance });
    expect(got!.outputs).toMatchObject({ groupName: "offer", label: "Offer managers" });
  });
});

describe("rights", () => {
  it("that the instance does not have are refused before anything is written, with the nearest names", async () => {
    const { instance, group, since } = await scene();
    const { message } = await failure(up(room.host.group, { instance, ...given, rights: ["WORKFLOWS", "exprot"] }));
    expect(message).toMatch(/^ACC4016: /);
    expect(message).toContain('there is no right "WORKFLOWS"; the nearest are workflow (WORKFLOW)');
    expect(message).toContain('there is no right "exprot"; the nearest are export (EXPORT)');
    expect([group(), since().writes]).toEqual([undefined, []]);
  });

  it("whose label several have are refused; the internal name says which", async () => {
    const { emulator, instance } = await scene({
      namedRights: [
        { name: "webapp1", label: "WEBAPP" },
        { name: "webapp2", label: "Webapp" },
      ],
    });
    const { message } = await failure(up(room.host.group, { instance, ...given, rights: ["webapp"] }));
    expect(message).toMatch(/^ACC4016: .*"webapp" means 2 rights: webapp1 \(WEBAPP\), webapp2 \(Webapp\)/s);
    await up(room.host.group, { instance, ...given, rights: ["webapp2"] });
    expect(emulator.group("reviewers")!.rights).toEqual(["webapp2"]);
  });

  it("are written the other way round where the instance records them so", async () => {
    const { instance, group } = await scene({ rightLink: "group" });
    const state = await up(room.host.group, { instance, ...given });
    expect(sorted(group()!.rights)).toEqual(["export", "import", "workflow"]);
    expect((await refresh(room.host.group, state))!.inputs).toEqual(state.inputs);
  });

  it.for(["both", "neither"] as const)(
    "are refused where %s directions show some; the rest of the group works",
    async (rightLink) => {
      const { instance, group, since } = await scene({ rightLink });
      const { message } = await failure(up(room.host.group, { instance, ...given }));
      expect(message).toMatch(/^ACC4017: /);
      expect(message).toContain(
        rightLink === "both" ? "2 have the right as operator, 2 as group" : "0 have the right as operator, 0 as group",
      );
      expect([group(), since().writes]).toEqual([undefined, []]);
      await up(room.host.group, { instance, groupName: "reviewers", label: "Reviewers" });
      expect(group()!.attributes["label"]).toBe("Reviewers");
    },
  );

  it("need an administrator", async () => {
    const { emulator, instance, since } = await scene({ rights: ["export"] } as EmulatorOptions);
    emulator.addOperator({ name: "pulumi", rights: ["export"] });
    const { message } = await failure(up(room.host.group, { instance, ...given }));
    expect(message).toMatch(/^ACC3004: /);
    expect(since().writes).toEqual([]);
  });
});

describe("a name that something else has", () => {
  it("is a group of its own beside a right and an operator, which stay as they are", async () => {
    const { emulator, instance, group } = await scene({ operators: [{ name: "jane", rights: ["export"] }] });
    const before = { operators: emulator.operators(), rights: emulator.namedRights() };
    for (const groupName of ["export", "jane"]) {
      const state = await up(room.host.group, { instance, groupName, label: "Ours", rights: ["export", "sql"] });
      expect(state.outputs).toMatchObject({ origin: "created", rightNames: ["export", "sql"] });
      expect([emulator.operators(), emulator.namedRights()]).toEqual([before.operators, before.rights]);
      const changed = await up(room.host.group, { instance, groupName, label: "Still ours", rights: ["sql"] }, state);
      expect(group(groupName)).toMatchObject({ attributes: { label: "Still ours", type: "1" }, rights: ["sql"] });
      await destroy(room.host.group, changed);
      expect(group(groupName)).toBeUndefined();
      expect([emulator.operators(), emulator.namedRights()]).toEqual([before.operators, before.rights]);
    }
  });
});

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
