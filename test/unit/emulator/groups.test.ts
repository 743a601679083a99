/** Security groups and named rights, from what Adobe publishes of them. */
import { afterEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type EmulatorOptions } from "../../../provider/emulator/index";
import { child, elements } from "../../../provider/emulator/xml/tree";
import { call, logon, rows, string, write, type Tokens } from "./soap";

let emulator: Emulator;
let tokens: Tokens;
afterEach(() => emulator.close());

async function open(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator(options);
  if (options.profile !== "v8") tokens = await logon(emulator.url);
}

const query = (schema: string, nodes: string[], where = "", by: Tokens = tokens) =>
  rows(
    emulator.url,
    by,
    `<queryDef schema="${schema}" operation="select" lineCount="10000"><select>${nodes.map((each) => `<node expr="${each}"/>`).join("")}</select>` +
      `<where>${where ? `<condition expr="${where}"/>` : ""}</where></queryDef>`,
  );
const select = async (schema: string, nodes: string[], where = "") =>
  (await query(schema, nodes, where)).map(({ attributes }) => attributes);
const names = async (where: string) => (await select("xtk:group", ["@name"], where)).map(({ name }) => name);
const idOf = async (name: string, type: number) => {
  const [row] = await select("xtk:operator", ["@id"], `@name = '${name}' and @type = ${type}`);
  return row?.id ?? "0";
};
const save = (document: string, by: Tokens = tokens) => write(emulator.url, by, document);
const group = (attributes: string, content = "") =>
  `<group xtkschema="xtk:group" _operation="insertOrUpdate" _key="@name,@type" type="1" ${attributes}>${content}</group>`;
const relation = (operator: string, group: string, operation = "insertOrUpdate") =>
  `<operatorGroup xtkschema="xtk:operatorGroup" _operation="${operation}" operator-id="${operator}" group-id="${group}"/>`;

/** Named rights and ids of groups in the reply of a logon. */
async function signedIn(user: string): Promise<{ rights: string[]; groups: string[] }> {
  const { reply } = await logon(emulator.url, user, user);
  const info = child(child(reply.outputs[1], "sessionInfo"), "userInfo");
  const of = (name: string) => (info ? elements(info) : []).filter((each) => each.name === name);
  return {
    rights: of("login-right").map(({ attributes }) => attributes.right ?? ""),
    groups: of("login-group").map(({ attributes }) => attributes.id ?? ""),
  };
}

describe("what ships", () => {
  const ten = "report admin operation central content delivery local offer workflow workflowSupervisor".split(" ");

  it("is ten groups in v7, and eighteen named rights", async () => {
    await open();
    expect(new Set(await names("@type = 1"))).toEqual(new Set(ten));
    expect(await names("@type = 2")).toContain("folderInsert");
    expect(await names("@type = 2")).not.toContain("operatorWrite");
    expect(await names("@type = 0")).toEqual([]);
    expect(await select("xtk:group", ["@name"], "@label = 'SQL SCRIPT EXECUTION'")).toMatchObject([{ name: "sql" }]);
    const workflow = await select("xtk:group", ["@label"], "@name = 'workflow'");
    expect(workflow.map(({ label }) => label).sort()).toEqual(["WORKFLOW", "Workflow execution"]);
  });

  it("is thirteen in v8, and the right operatorWrite", async () => {
    await open({ profile: "v8" });
    const groups = emulator.groups().map(({ attributes }) => attributes.name);
    expect(new Set(groups)).toEqual(new Set([...ten, "aemApplication", "deliverability", "support"]));
    expect(groups).toHaveLength(13);
    expect(emulator.namedRights().map(({ name }) => name)).toContain("operatorWrite");
  });

  it("holds the rights that are documented", async () => {
    await open();
    const labels = new Map(emulator.namedRights().map(({ name, label }) => [name ?? "", label]));
    const held: Record<string, unknown> = {};
    for (const { attributes, rights } of emulator.groups())
      held[attributes.name ?? ""] = rights.map((right) => labels.get(right));
    expect(held).toMatchObject({
      admin: ["ADMINISTRATION"],
      delivery: ["PREPARE DELIVERIES", "START DELIVERIES"],
      operation: ["INSERT FOLDERS", "WORKFLOW"],
      offer: ["INSERT FOLDERS", "EDIT FOLDERS"],
      workflow: ["WORKFLOW"],
      content: [],
    });
  });

  it("has the same names and other labels in French", async () => {
    await open({ profile: "v7-french" });
    expect(new Set(await names("@type = 1"))).toEqual(new Set(ten));
    expect(await select("xtk:group", ["@label"], "@name = 'delivery' and @type = 1")).toMatchObject([
      { label: "Opérateurs de diffusion" },
    ]);
    expect(await names("@label = 'ACCÈS AUX FICHIERS'")).toEqual(["fileAccess"]);
    expect(await names("@label = 'FILE ACCESS'")).toEqual([]);
  });

  it("shares one storage with operators: `admin` is one of each", async () => {
    await open({ profile: "v7-old" });
    const everybody = await select("xtk:operator", ["@type", "@id"], "@name = 'admin'");
    expect(everybody.map(({ type }) => type).sort()).toEqual(["0", "1", "2"]);
    expect(new Set(everybody.map(({ id }) => id)).size).toBe(3);
    expect((await names("@name = 'admin'")).length).toBe(2);
  });
});

describe("the direction of the relation", () => {
  const asked = async (right: "operator" | "group") => {
    const holder = right === "operator" ? "group" : "operator";
    const where = `[${holder}/@name] = 'delivery' and [${holder}/@type] = 1 and [${right}/@type] = 2`;
    const found = await query("xtk:operatorGroup", [`[${right}/@label]`], where);
    return found.map((row) => child(row, right)?.attributes.label).sort();
  };
  const both = ["PREPARE DELIVERIES", "START DELIVERIES"];

  it.each([
    ["operator", { operator: both, group: [] }],
    ["group", { operator: [], group: both }],
    ["both", { operator: both, group: both }],
    ["neither", { operator: [], group: [] }],
  ] as const)("can be %s", async (rightLink, expected) => {
    await open({ rightLink });
    expect({ operator: await asked("operator"), group: await asked("group") }).toEqual(expected);
  });

  it.each(["operator", "group"] as const)("counts at sign-in only as it is: %s", async (rightLink) => {
    await open({ rightLink, operators: [{ name: "ana", password: "ana", rights: [] }] });
    emulator.addMember({ group: "content", operator: "ana" });
    const [content, right] = [await idOf("content", 1), await idOf("export", 2)];
    const [straight, reverse] = [relation(right, content), relation(content, right)];
    const [given, ignored] = rightLink === "operator" ? [straight, reverse] : [reverse, straight];
    expect((await save(ignored)).fault).toBeUndefined();
    expect(await signedIn("ana")).toEqual({ rights: [], groups: [content] });
    expect((await save(given)).fault).toBeUndefined();
    expect((await signedIn("ana")).rights).toEqual(["export"]);
    expect(emulator.group("content")).toMatchObject({ rights: ["export"], members: ["ana"] });
  });

  it("may be written by what tells a group apart, as links may be", async () => {
    await open();
    await save(group('name="export" label="Exporters"'));
    const [exporters, exporting] = [await idOf("export", 1), await idOf("export", 2)];
    const named = (name: string, key = "@operator-id,[group/@name],[group/@type]") =>
      `<operatorGroup xtkschema="xtk:operatorGroup" _operation="insertOrUpdate" _key="${key}" operator-id="${exporting}">` +
      `<group _operation="none" _key="@name,@type" name="${name}" type="1"/></operatorGroup>`;
    expect((await save(named("export"))).fault).toBeUndefined();
    expect((await save(named("export"))).fault).toBeUndefined();
    const held = await select("xtk:operatorGroup", ["[@group-id]", "[@operator-id]"], `[operator/@name] = 'export'`);
    expect(held).toMatchObject([{ "group-id": exporters, "operator-id": exporting }]);
    expect(emulator.journal().at(-2)!.detail).toBe(`operatorGroup #${exporting}/export: operator-id`);
    expect((await save(named("nobody"))).fault?.detail).toContain("the link 'group' names no record");
    expect((await save(named("export", "@operator-id,[nowhere/@name]"))).fault?.detail).toContain("nowhere/@name");
    expect(emulator.group("export")!.rights).toEqual(["export"]);
  });

  it("stays as it was in a kept instance", async () => {
    await open({ rightLink: "group" });
    const snapshot = emulator.snapshot();
    await emulator.close();
    await open();
    emulator.restore(snapshot);
    expect(await asked("group")).toEqual(both);
  });
});

describe("a group", () => {
  it("is made, changed and deleted by type and name, with who and when", async () => {
    await open();
    expect((await save(group('name="reviewers" label="Reviewers"', "<desc>Approves &amp; reads</desc>"))).fault).toBe(
      undefined,
    );
    const look = async () => {
      const paths = ["@id", "@label", "@type", "desc", "@lastModified", "[modifiedBy/@name]"];
      return (await query("xtk:group", paths, "@name = 'reviewers' and @type = 1"))[0];
    };
    const made = await look();
    expect(made?.attributes).toMatchObject({ label: "Reviewers", type: "1" });
    expect(child(made, "desc")?.children).toEqual(["Approves & reads"]);
    expect(child(made, "modifiedBy")?.attributes).toEqual({ name: "admin" });

    await save(group('name="reviewers" label="Approvers"'));
    const changed = await look();
    expect(changed?.attributes).toMatchObject({ id: made?.attributes.id, label: "Approvers" });
    expect(child(changed, "desc")?.children).toEqual(["Approves & reads"]);
    expect((changed?.attributes.lastModified ?? "") > (made?.attributes.lastModified ?? "~")).toBe(true);
    await save(group('name="reviewers"', "<desc/>"));
    expect(child(await look(), "desc")?.children).toEqual([]);

    await save(
      '<group xtkschema="xtk:group" _operation="update" _key="@name,@type" name="nobody" type="1" label="x"/>',
    );
    expect(await names("@name = 'nobody'")).toEqual([]);
    await save('<group xtkschema="xtk:group" _operation="delete" _key="@name,@type" name="reviewers" type="1"/>');
    expect(await look()).toBeUndefined();
  });

  it("may have the name of a right and of an operator, and changes neither", async () => {
    await open();
    await save(group('name="admin" label="Changed"'));
    await save(group('name="export" label="Exporters"'));
    expect(await select("xtk:operator", ["@type", "@label"], "@name = 'admin'")).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "0", label: "Administrator" }),
        expect.objectContaining({ type: "1", label: "Changed" }),
        expect.objectContaining({ type: "2", label: "ADMINISTRATION" }),
      ]),
    );
    expect((await names("@name = 'export'")).length).toBe(2);
  });

  it("is mistaken for another record where the type is left out of the key", async () => {
    await open();
    await save('<group xtkschema="xtk:group" _key="@name" name="export" label="Oops"/>');
    expect(await select("xtk:group", ["@type"], "@label = 'Oops'")).toMatchObject([{ type: "2" }]);
    expect((await save('<group xtkschema="xtk:group" name="new" label="x"/>')).fault?.detail).toContain("EMU-000005");
    const second = '<group xtkschema="xtk:group" _operation="insert" name="export" type="2"/>';
    expect((await save(second)).fault?.detail).toContain("already a record");
    expect((await save('<group xtkschema="xtk:group" name="x" type="0"/>')).fault?.detail).toContain("EMU-000004");
  });

  it("goes with its rows of the relation, and leaves its members and rights", async () => {
    await open({ operators: [{ name: "ana", password: "ana", rights: ["sql"] }] });
    emulator.addGroup({ name: "reviewers", rights: ["export"] });
    emulator.addMember({ group: "reviewers", operator: "ana" });
    expect((await signedIn("ana")).rights).toEqual(["sql", "export"]);
    const id = await idOf("reviewers", 1);
    await save(`<group xtkschema="xtk:group" _operation="delete" id="${id}"/>`);
    expect(await select("xtk:operatorGroup", ["[@group-id]"], `[@group-id] = ${id}`)).toEqual([]);
    expect(await signedIn("ana")).toEqual({ rights: ["sql"], groups: [] });
    expect(await names("@name = 'export'")).toEqual(["export"]);
  });

  it("that is gone cannot be related to anything", async () => {
    await open();
    const right = await idOf("export", 2);
    expect((await save(relation(right, "99999"))).fault?.detail).toContain("'@group-id' is the id of no record");
    expect((await save(relation(right, await idOf("admin", 0)))).fault?.detail).toContain("xtk:group");
  });
});

describe("the relation", () => {
  it("is written one by one with ids, twice without harm, and deleted", async () => {
    await open();
    const [right, content] = [await idOf("export", 2), await idOf("content", 1)];
    const held = () => emulator.group("content")?.rights;
    await save(relation(right, content));
    await save(relation(right, content));
    expect(held()).toEqual(["export"]);
    expect(await select("xtk:operatorGroup", ["[@operator-id]"], `[@group-id] = ${content}`)).toHaveLength(1);
    expect((await save(relation(right, content, "insert"))).fault?.detail).toContain("already a record");
    await save(relation(right, content, "delete"));
    await save(relation(right, content, "delete"));
    expect(held()).toEqual([]);
    expect(emulator.journal().filter(({ write }) => write)[0]?.detail).toBe(
      `operatorGroup #${right}/${content}: operator-id, group-id`,
    );
  });

  it("is not the folder permissions", async () => {
    await open();
    const { body } = await call(
      emulator.url,
      "xtk:persist#GetEntityIfMoreRecent",
      string("xtk:schema|xtk:rights") + string("") + string("true"),
      tokens,
    );
    expect(body).toContain("name='rights'");
    expect(await select("xtk:rights", ["@rights"])).toEqual([]);
  });
});

describe("the right to write", () => {
  const refusal = "EMU-000002 Non authorized access to requested service (right 'admin' needed).";
  const people = [{ name: "writer", password: "writer", rights: ["operatorWrite"] }];
  const groupWrite = group('name="reviewers" label="x"');

  it("is `admin` in v7, whatever the release is called", async () => {
    for (const release of ["7.4.1", "20.3"]) {
      await open({ operators: people, release });
      const writer = await logon(emulator.url, "writer", "writer");
      expect((await save(groupWrite, writer)).fault?.detail).toBe(refusal);
      await emulator.close();
    }
  });

  it.each([
    ["8.3.7", false],
    ["8.3.8", true],
    ["8.6.1", true],
  ])("is also `operatorWrite` from 8.3.8 on, but not for the relation: %s", async (release, allowed) => {
    await open({ profile: "v8", operators: people, release, security: { disableAPI: false } });
    const writer = await logon(emulator.url, "writer", "writer");
    const { fault } = await save(groupWrite, writer);
    expect(fault?.detail).toBe(allowed ? undefined : refusal);
    const { fault: related } = await save(relation("1151", "1104"), writer);
    expect(related?.detail).toBe(refusal);
    expect((await save(relation("1151", "1104"), await logon(emulator.url))).fault).toBeUndefined();
  });

  it("comes with a group, at the next logon", async () => {
    await open({ operators: [{ name: "ana", password: "ana", rights: [] }] });
    const before = await logon(emulator.url, "ana", "ana");
    emulator.addMember({ group: "admin", operator: "ana" });
    expect((await save(groupWrite, before)).fault?.detail).toBe(refusal);
    expect((await save(groupWrite, await logon(emulator.url, "ana", "ana"))).fault).toBeUndefined();
  });
});

describe("operators", () => {
  it("carry how they sign in, as an attribute of an inner element of six characters at most", async () => {
    await open();
    const ims = (value: string) =>
      `<operator xtkschema="xtk:operator" name="ana" type="0" label="Ana"><access authenticationType="${value}"/></operator>`;
    expect((await save(ims("ims"))).fault).toBeUndefined();
    const [found] = await query(
      "xtk:operator",
      ["@name", "[access/@authenticationType]"],
      "[access/@authenticationType] = 'ims'",
    );
    expect(found?.attributes.name).toBe("ana");
    expect(child(found, "access")?.attributes).toEqual({ authenticationType: "ims" });
    expect((await save(ims("toolong"))).fault?.detail).toContain("it is longer than 6");
  });

  it("cannot sign in any more once their record is deleted, and keep their password under another name", async () => {
    await open({ operators: [{ name: "ana", password: "ana", rights: ["sql"] }] });
    const id = await idOf("ana", 0);
    await save(`<operator xtkschema="xtk:operator" id="${id}" name="anna"/>`);
    expect((await logon(emulator.url, "anna", "ana")).reply.status).toBe(200);
    await save(`<operator xtkschema="xtk:operator" _operation="delete" id="${id}"/>`);
    expect((await logon(emulator.url, "anna", "ana")).reply.status).toBe(403);
  });
});

describe("the console", () => {
  it("edits groups as another operator", async () => {
    await open();
    emulator.addGroup({ name: "reviewers", label: "Reviewers", description: "Approves", rights: ["export"] });
    const before = emulator.group("reviewers")?.attributes;
    emulator.editGroup({ group: "reviewers", set: { label: "Approvers", desc: "" }, operator: "jane" });
    const after = emulator.group("reviewers")?.attributes;
    expect(after).toMatchObject({ label: "Approvers", desc: "", "modifiedBy-id": await idOf("jane", 0) });
    expect((after?.lastModified ?? "") > (before?.lastModified ?? "~")).toBe(true);

    emulator.takeRight({ group: "reviewers", right: "export" });
    emulator.addRight({ name: "webApp", label: "WORKFLOW" });
    emulator.giveRight({ group: "reviewers", right: "webApp" });
    expect(emulator.group("reviewers")).toMatchObject({ rights: ["webApp"], attributes: after });
    expect(await names("@label = 'WORKFLOW' and @type = 2")).toEqual(["workflow", "webApp"]);
    emulator.removeRight("webApp");
    expect(emulator.group("reviewers")?.rights).toEqual([]);

    emulator.addMember({ group: "reviewers", operator: "ana" });
    expect(emulator.group("reviewers")?.members).toEqual(["ana"]);
    emulator.removeMember({ group: "reviewers", operator: "ana" });
    expect(emulator.group("reviewers")?.members).toEqual([]);
    emulator.removeGroup("reviewers");
    expect(emulator.group("reviewers")).toBeUndefined();
  });

  it("refuses what is not there, or there already", async () => {
    await open();
    expect(() => emulator.editGroup({ group: "export", set: { label: "x" } })).toThrow("There is no group 'export'.");
    expect(() => emulator.editGroup({ group: "content", set: { name: "admin" } })).toThrow("already a group 'admin'");
    expect(() => emulator.addGroup({ name: "admin" })).toThrow("already a group 'admin'");
    expect(() => emulator.giveRight({ group: "admin", right: "nothing" })).toThrow("no named right 'nothing'");
    expect(() => emulator.editGroup({ group: "content", set: { id: "1" } })).toThrow("kept by the instance");
  });

  it("is struck by faults, and heard by listeners, as for accounts", async () => {
    await open();
    const heard: string[] = [];
    const stop = emulator.onCall(({ method, phase }) => {
      if (method === "Write") heard.push(phase);
      if (method === "Write" && phase === "before") emulator.addGroup({ name: "raced" });
    });
    emulator.inject({ kind: "reset", when: "after", at: { method: "Write" } });
    await expect(save(group('name="reviewers" label="x"'))).rejects.toThrow();
    stop();
    expect(heard).toEqual(["before", "after"]);
    expect(await names("@name IN ('raced', 'reviewers')")).toEqual(["raced", "reviewers"]);
  });
});

it("answers for one of 500 groups with their rights, and for all of them", async () => {
  await open({ groups: 500 });
  for (let index = 1; index <= 500; index++) {
    const name = `group${String(index).padStart(4, "0")}`;
    for (const right of ["export", "import", "workflow"]) emulator.giveRight({ group: name, right });
  }
  const condition = "[group/@name] = 'group0250' and [group/@type] = 1 and [operator/@type] = 2";
  const found = await query("xtk:operatorGroup", ["[operator/@name]", "[@group-id]"], condition);
  expect(found).toHaveLength(3);
  expect(
    await query("xtk:operatorGroup", ["[@operator-id]"], "[operator/@type] = 2 and [group/@type] = 1"),
  ).toHaveLength(1500 + 8);
  expect((await names("@type = 1")).length).toBe(510);
});
