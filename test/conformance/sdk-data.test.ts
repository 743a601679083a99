import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../provider/emulator/index";
import { exceptionOf, sdk, sdkClient, type SdkClient } from "./sdk-client";

let emulator: Emulator;
let client: SdkClient;

beforeAll(async () => {
  emulator = await startEmulator();
  client = await sdkClient(emulator.url);
  await client.logon();
  for (let index = 0; index < 5; index++)
    emulator.addAccount({ name: `page${index}`, label: `Page ${index}`, type: "0" });
});
afterAll(() => emulator.close());

type Rows = { extAccount: Record<string, string>[] };

const query = (operation: string, condition?: unknown, more: Record<string, unknown> = {}) =>
  client.NLWS.xtkQueryDef
    .create({
      schema: "nms:extAccount",
      operation,
      select: { node: [{ expr: "@id" }, { expr: "@name" }, { expr: "@label" }] },
      ...(condition === undefined ? {} : { where: { condition } }),
      ...more,
    })
    .executeQuery();

async function names(condition: unknown, more?: Record<string, unknown>): Promise<string[]> {
  const { extAccount } = (await query("select", condition, {
    orderBy: { node: [{ expr: "@name" }] },
    ...more,
  })) as Rows;
  return extAccount.map((row) => row.name ?? "");
}

const write = (document: Record<string, unknown>) =>
  client.NLWS.xtkSession.write({ xtkschema: "nms:extAccount", ...document });

describe("Adobe's own client, unmodified: queries", () => {
  it("selects rows as an array, also when there is one or none", async () => {
    expect(await query("select", { expr: "@name = 'billingReport'" })).toMatchObject({
      extAccount: [{ id: "1849", name: "billingReport", label: "Billing report" }],
    });
    expect(await query("select", { expr: "@name = 'nobody'" })).toEqual({ extAccount: [] });
  });

  it("gets one row; a miss is a fault, or null with getIfExists", async () => {
    expect(await query("get", { expr: "@id = 1816" })).toMatchObject({ name: "defaultPopAccount" });
    expect(await query("getIfExists", { expr: "@id = 1816" })).toMatchObject({ name: "defaultPopAccount" });
    expect(await query("getIfExists", { expr: "@id = 1" })).toBeNull();
    const error = await exceptionOf(query("get", { expr: "@id = 1" }));
    expect(error).toMatchObject({ statusCode: 500, errorCode: "SOP-330011" });
  });

  it("counts", async () => {
    expect(await query("count", { expr: "@name LIKE 'page%'" })).toEqual({ count: "5" });
    expect(await query("count", { expr: "@name = 'nobody'" })).toEqual({ count: "0" });
  });

  it("understands AND, OR, NOT, IN, LIKE, comparisons and parentheses", async () => {
    expect(await names({ expr: "@name = 'page1' OR @name = 'page3'" })).toEqual(["page1", "page3"]);
    expect(await names({ expr: "@name LIKE 'page%' AND NOT (@name IN ('page0', 'page1'))" })).toEqual([
      "page2",
      "page3",
      "page4",
    ]);
    expect(await names({ expr: "@id >= 1817 and @id<1849 and @name <> 'x'" })).toEqual([
      "defaultEmailBulk",
      "defaultOther",
    ]);
    expect(await names({ expr: sdk.escapeXtk`@name=${"page4"}` })).toEqual(["page4"]);
    expect(await names({ expr: `@label LIKE '${sdk.escapeForLike("Page 2")}' + '%'` })).toEqual(["page2"]);
  });

  it("combines conditions: siblings, OR in both spellings, nesting", async () => {
    expect(await names([{ expr: "@name LIKE 'page%'" }, { expr: "@label = 'Page 2'" }])).toEqual(["page2"]);
    for (const attribute of ["boolOperator", "bool-operator"]) {
      const either = [{ expr: "@name = 'page0'", [attribute]: "OR" }, { expr: "@name = 'page4'" }];
      expect(await names(either)).toEqual(["page0", "page4"]);
    }
    const nested = [
      { condition: [{ expr: "@name = 'page0'", boolOperator: "OR" }, { expr: "@name = 'page1'" }] },
      { expr: "@label = 'Page 1'" },
    ];
    expect(await names(nested)).toEqual(["page1"]);
  });

  it("takes a condition over another query", async () => {
    const subQuery = {
      schema: "nms:extAccount",
      select: { node: [{ expr: "@type" }] },
      where: { condition: [{ expr: "@name = 'ffda'" }] },
    };
    expect(await names({ expr: "@type", setOperator: "IN", subQuery })).toEqual(["ffda"]);
    expect(await names({ expr: "@type", setOperator: "EXISTS", subQuery })).toEqual(["ffda"]);
    expect(await names({ expr: "@type", setOperator: "NOT IN", subQuery })).not.toContain("ffda");
  });

  it("pages", async () => {
    const page = (startLine: number) => names({ expr: "@name LIKE 'page%'" }, { lineCount: 2, startLine });
    expect(await page(0)).toEqual(["page0", "page1"]);
    expect(await page(2)).toEqual(["page2", "page3"]);
    expect(await page(4)).toEqual(["page4"]);
    const down = { orderBy: { node: [{ expr: "@name", sortDesc: "true" }] }, lineCount: 1 };
    expect(await names({ expr: "@name LIKE 'page%'" }, down)).toEqual(["page4"]);
  });

  it("follows links and aliases, and explains enumerations", async () => {
    const node = [
      { expr: "[modifiedBy/@name]" },
      { expr: "[createdBy/@name]", alias: "@author" },
      { expr: "[@modifiedBy-id]" },
      { expr: "@type", analyze: "true" },
    ];
    const row = await query("get", { expr: "@name = 'page0'" }, { select: { node } });
    expect(row).toMatchObject({
      modifiedBy: { name: "j.doe" },
      author: "j.doe",
      type: "0",
      typeName: "bounces",
      typeLabel: "Bounce mails",
    });
    expect(Number(row["modifiedBy-id"])).toBeGreaterThan(0);
  });

  it("says what it cannot parse", async () => {
    for (const condition of [
      "@nothing = 1",
      "@name = ",
      "[folder/@nothing] = 1",
      "[nolink/@name] = 1",
      "@constructor = 1",
    ]) {
      const error = await exceptionOf(query("select", { expr: condition }));
      expect(error).toMatchObject({ statusCode: 500, errorCode: "SOP-330011" });
      expect(error.detail).toContain(`XTK-170036 Unable to parse expression '${condition}'`);
    }
    const select = { node: [{ expr: "@nothing" }] };
    expect((await exceptionOf(query("select", undefined, { select }))).detail).toContain("XTK-170036");
    const orderBy = { node: [{ expr: "@nothing" }] };
    expect((await exceptionOf(query("select", undefined, { orderBy }))).detail).toContain("XTK-170036");
  });
});

describe("Adobe's own client, unmodified: writes", () => {
  const stored = (name: string) => emulator.account(name);

  it("inserts, updates and deletes by name", async () => {
    await write({ name: "mine", label: "First", type: "0", active: true });
    expect(stored("mine")).toMatchObject({ label: "First", active: "1" });
    await write({ name: "mine", tenant: "acme" });
    expect(stored("mine")).toMatchObject({ label: "First", tenant: "acme" });
    await write({ _operation: "update", name: "mine", tenant: "" });
    expect(stored("mine")).toMatchObject({ label: "First", tenant: "" });
    await write({ _operation: "delete", name: "mine" });
    expect(stored("mine")).toBeUndefined();
  });

  it("keeps its word on each operation", async () => {
    await write({ _operation: "update", name: "absent", label: "x" });
    expect(stored("absent")).toBeUndefined();
    await write({ _operation: "insert", name: "once", type: "0" });
    expect((await exceptionOf(write({ _operation: "insert", name: "once", type: "0" }))).errorCode).toBe("SOP-330011");
    const id = stored("once")?.id;
    await write({ id, name: "twice" });
    expect(stored("once")).toBeUndefined();
    expect(stored("twice")).toMatchObject({ id });
    await write({ _operation: "insertOrUpdate", _key: "@name", name: "twice", label: "Keyed" });
    expect(stored("twice")).toMatchObject({ id, label: "Keyed" });
  });

  it("writes any text as it is", async () => {
    const label = `a'b"c<d>&e\\f é € 😀\tg\nh`;
    await write({ name: "it's \\ here", label, type: "0" });
    expect(stored("it's \\ here")).toMatchObject({ label });
    expect(await names({ expr: sdk.escapeXtk`@name=${"it's \\ here"}` })).toEqual(["it's \\ here"]);
    expect(await names({ expr: sdk.escapeXtk`@label=${label}` })).toEqual(["it's \\ here"]);
  });

  it("resolves a link that is only looked up", async () => {
    await write({ name: "linked", type: "0", folder: { _operation: "none", name: "xtkPlatformAdmin" } });
    expect(stored("linked")).toMatchObject({ "folder-id": "1012" });
  });

  it("writes collections, all or nothing", async () => {
    const collection = (xml: string) => client.NLWS.xml.xtkSession.writeCollection(sdk.DomUtil.parse(xml));
    await collection(
      '<extAccount-collection xtkschema="nms:extAccount"><extAccount name="c1" type="0"/><extAccount name="c2" type="0"/></extAccount-collection>',
    );
    expect([stored("c1")?.type, stored("c2")?.type]).toEqual(["0", "0"]);
    const half =
      '<extAccount-collection xtkschema="nms:extAccount"><extAccount name="c3" type="0"/><extAccount name="c4" nothing="0"/></extAccount-collection>';
    await exceptionOf(collection(half));
    expect(stored("c3")).toBeUndefined();
  });

  it("writes through a schema that inherits xtk:persist", async () => {
    await client.NLWS.nmsExtAccount.write({ xtkschema: "nms:extAccount", name: "inherited", type: "0" });
    expect(stored("inherited")).toBeDefined();
  });

  it("notes who wrote, and when: later each time", async () => {
    await write({ name: "signed", type: "0" });
    const first = stored("signed");
    await write({ name: "signed", label: "again" });
    const second = stored("signed");
    expect(first).toMatchObject({ "modifiedBy-id": "1059", "createdBy-id": "1059" });
    expect(second?.created).toBe(first?.created);
    expect((second?.lastModified ?? "") > (first?.lastModified ?? "")).toBe(true);
    expect(second?.lastModified).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it.each([
    ["an attribute that does not exist", { name: "bad", nothing: "1" }, "EMU-000003"],
    ["a type that is not in the enumeration", { name: "bad", type: "42" }, "EMU-000004"],
    ["a secret in clear", { name: "bad", clientSecret: "plain" }, "EMU-000004"],
    ["a word for a number", { name: "bad", "folder-id": "here" }, "EMU-000004"],
    ["no key", { label: "bad" }, "EMU-000005"],
    ["an unknown operation", { name: "bad", _operation: "upsert" }, "EMU-000001"],
  ])("refuses %s", async (_, document, code) => {
    const error = await exceptionOf(write(document));
    expect(error.detail).toContain(code);
    expect(stored("bad")).toBeUndefined();
  });
});
