import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../provider/emulator/index";
import { exceptionOf, sdkClient, type SdkClient } from "./sdk-client";

let emulator: Emulator;
let client: SdkClient;

beforeAll(async () => {
  emulator = await startEmulator({ operators: [{ name: "reader", password: "reader", rights: ["export"] }] });
  client = await sdkClient(emulator.url);
  await client.logon();
});
afterAll(() => emulator.close());

type Row = Record<string, unknown>;

async function select(schema: string, nodes: string[], condition: string): Promise<Row[]> {
  const result = await client.NLWS.xtkQueryDef
    .create({
      schema,
      operation: "select",
      select: { node: nodes.map((expr) => ({ expr })) },
      where: { condition: { expr: condition } },
    })
    .executeQuery();
  return Object.values(result).find(Array.isArray) as Row[];
}

const write = (document: Row) => client.NLWS.xtkSession.write(document);
const group = (values: Row) =>
  write({ xtkschema: "xtk:group", _operation: "insertOrUpdate", _key: "@name,@type", type: 1, ...values });
const idOf = async (name: string, type: number) =>
  (await select("xtk:group", ["@id"], `@name = '${name}' and @type = ${type}`))[0]?.["id"];

describe("Adobe's own client, unmodified: security groups", () => {
  it("reads groups and named rights apart", async () => {
    const named = async (type: number) =>
      (await select("xtk:group", ["@name"], `@type = ${type}`)).map(({ name }) => name);
    expect(await named(1)).toHaveLength(10);
    expect(await named(2)).toContain("recipientImport");
    expect(await select("xtk:operator", ["@type"], "@name = 'admin'")).toHaveLength(3);
  });

  it("makes one, with its description, and changes it", async () => {
    await group({ name: "reviewers", label: "Reviewers", $desc: "Approves <deliveries>" });
    const look = () => select("xtk:group", ["@label", "@type", "desc"], "@name = 'reviewers'");
    expect(await look()).toMatchObject([{ label: "Reviewers", type: "1", $desc: "Approves <deliveries>" }]);
    await group({ name: "reviewers", label: "Approvers" });
    expect(await look()).toMatchObject([{ label: "Approvers", $desc: "Approves <deliveries>" }]);
  });

  it("gives it a right and takes it away, by ids, and tells the direction of the relation", async () => {
    await group({ name: "exporters", label: "Exporters" });
    const ids = { "operator-id": await idOf("export", 2), "group-id": await idOf("exporters", 1) };
    const held = async () => {
      const where = "[group/@name] = 'exporters' and [group/@type] = 1 and [operator/@type] = 2";
      return select("xtk:operatorGroup", ["[operator/@name]", "[@operator-id]"], where);
    };
    await write({ xtkschema: "xtk:operatorGroup", _operation: "insertOrUpdate", ...ids });
    expect(await held()).toMatchObject([{ operator: { name: "export" }, "operator-id": ids["operator-id"] }]);
    await write({ xtkschema: "xtk:operatorGroup", _operation: "delete", ...ids });
    expect(await held()).toEqual([]);

    const shipped = (group: string, right: string) =>
      select(
        "xtk:operatorGroup",
        [`[${right}/@label]`],
        `[${group}/@name] = 'delivery' and [${group}/@type] = 1 and [${right}/@type] = 2`,
      );
    expect(await shipped("group", "operator")).toHaveLength(2);
    expect(await shipped("operator", "group")).toEqual([]);
  });

  it("gives a right to a group that it knows by type and name only", async () => {
    await group({ name: "import", label: "Importers" });
    const operatorId = await idOf("import", 2);
    await write({
      xtkschema: "xtk:operatorGroup",
      _operation: "insertOrUpdate",
      _key: "@operator-id,[group/@name],[group/@type]",
      "operator-id": operatorId,
      group: { _operation: "none", _key: "@name,@type", name: "import", type: 1 },
    });
    const where = "[group/@name] = 'import' and [group/@type] = 1 and [operator/@type] = 2";
    const nodes = ["[@operator-id]", "[group/@label]", "[group/desc]", "[group/modifiedBy/@name]"];
    expect(await select("xtk:operatorGroup", nodes, where)).toMatchObject([
      { "operator-id": operatorId, group: { label: "Importers", modifiedBy: { name: "admin" } } },
    ]);
  });

  it("deletes one by type and name, and leaves the right of that name", async () => {
    await group({ name: "sql", label: "SQL people" });
    await write({ xtkschema: "xtk:group", _operation: "delete", _key: "@name,@type", name: "sql", type: 1 });
    expect(await select("xtk:group", ["@type"], "@name = 'sql'")).toMatchObject([{ type: "2" }]);
  });

  it("sees what its operator may do, and is refused with the documented text", async () => {
    const reader = await sdkClient(emulator.url, { user: "reader", password: "reader" });
    await reader.logon();
    expect(reader.getSessionInfo().userInfo).toMatchObject({ "login-right": { right: "export" } });
    const document = { xtkschema: "xtk:group", name: "x", type: 1, label: "x" };
    expect(await exceptionOf(reader.NLWS.xtkSession.write(document))).toMatchObject({
      errorCode: "SOP-330011",
      detail: expect.stringContaining("Non authorized access to requested service (right 'admin' needed).") as string,
    });
  });

  it("understands the schemas: key, types, description and links", async () => {
    const schema = await client.application.getSchema("xtk:group");
    expect(schema?.root.children.get("desc")?.type).toBe("memo");
    expect([...(schema?.enumerations.get("type")?.values ?? [])].map(({ value }) => value)).toEqual([1, 2]);
    const relation = await client.application.getSchema("xtk:operatorGroup");
    expect(relation?.root.children.get("group")?.target).toBe("xtk:group");
    const operator = await client.application.getSchema("xtk:operator");
    expect(operator?.root.children.get("access")).toBeDefined();
  });
});
