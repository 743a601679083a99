/** A security group's life, as the engine drives it through Pulumi's own host. */
import { describe, expect, it } from "vitest";

import type { EmulatorOptions } from "../../provider/emulator";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { given, useGroups } from "../support/group-stage.ts";

const { room, scene } = useGroups();
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
