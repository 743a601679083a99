import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInstance } from "../../../provider/emulator/model/create";
import { v7 } from "../../../provider/emulator/profiles/v7";
import { compileCondition } from "../../../provider/emulator/query/condition";
import { tokenise, unescape } from "../../../provider/emulator/query/lexer";
import { rowsWhere } from "../../../provider/emulator/query/where";

const instance = createInstance({
  profile: v7,
  kept: undefined,
  save: () => {},
  instanceName: undefined,
  databaseId: undefined,
  packageInstalled: false,
});
const table = instance.table("nms:extAccount");
const find = (expression: string) =>
  rowsWhere(table, compileCondition(instance, table, expression))
    .map((row) => row.name)
    .sort();

const quote = (text: string) => `'${text.replace(/\\/g, "\\\\").replace(/'/g, "\\'")}'`;

describe("conditions", () => {
  it.each([
    ["@name = 'ffda'", ["ffda"]],
    ["@name='ffda'", ["ffda"]],
    ["'ffda' = @name", ["ffda"]],
    ["@id = 2087", ["ffda"]],
    ["@id = '2087'", ["ffda"]],
    ["@id = '02087'", ["ffda"]],
    ["@id <> 2087 AND @type = 7", []],
    ["@id > 2087", ["defaultEmailMid"]],
    ["@id>=2087 and @id<=2088", ["defaultEmailMid", "ffda"]],
    ["@id < 1", [""]],
    ["@id IN (2087, 1816)", ["defaultPopAccount", "ffda"]],
    ["@name IN ('ffda','nobody')", ["ffda"]],
    [
      "@id > 0 AND @name NOT IN ('ffda')",
      ["billingReport", "defaultEmailBulk", "defaultEmailMid", "defaultOther", "defaultPopAccount"],
    ],
    ["@name LIKE 'default%'", ["defaultEmailBulk", "defaultEmailMid", "defaultOther", "defaultPopAccount"]],
    ["@name LIKE '_fda'", ["ffda"]],
    ["@name LIKE '\\_fda'", []],
    ["@name LIKE 'ff' + '%'", ["ffda"]],
    ["@name LIKE 'f.*'", []],
    ["@name NOT LIKE 'default%' AND @id > 0", ["billingReport", "ffda"]],
    ["(@name = 'ffda' OR @name = 'billingReport') AND @type = 7", ["ffda"]],
    ["@name = 'ffda' OR @name = 'billingReport' AND @type = 7", ["ffda"]],
    ["NOT (@id >= 1 OR @id < 0)", [""]],
    ["@active = true AND @type = 3", ["defaultEmailBulk", "defaultOther"]],
    ["@active AND @type = 3", ["defaultEmailBulk", "defaultOther"]],
    ["[@folder-id] = 1035 AND @name = 'ffda'", ["ffda"]],
    ["[folder/@name] = 'nmsExtAccount' AND @name = 'ffda'", ["ffda"]],
    ["[folder/parent/@name] = 'xtkPlatformAdmin' AND @name = 'ffda'", ["ffda"]],
    ["folder/@name = 'nmsExtAccount' AND @name = 'ffda'", ["ffda"]],
    ["@lastModified > #2020-01-01T00:00:00.000Z# AND @id = 2087", ["ffda"]],
    ["@lastModified < #2020-01-01 00:00:00.000Z#", []],
    ["@tenant IS NULL AND @id = 2087", ["ffda"]],
    ["@name IS NOT NULL AND @id < 1", []],
  ])("%s", (expression, expected) => {
    expect(find(expression)).toEqual(expected);
  });

  it.each([
    "",
    "@name =",
    "@name = 'open",
    "= 'x'",
    "@name = 'a' 'b'",
    "@name = 'a' AND",
    "(@name = 'a'",
    "@name IN ()",
    "@name LIKE @id",
    "@nothing = 1",
    "[link/@name] = 1",
    "[modifiedBy/@nothing] = 1",
    "@__proto__ = 1",
    "[constructor/@name] = 1",
    "name = 'a'",
    "count(@id) = 1",
    "@name = 'a' ; drop",
    '@name = "a"',
    `${"(".repeat(5000)}@id = 1${")".repeat(5000)}`,
  ])("cannot parse %s", (expression) => {
    expect(() => find(expression)).toThrow("XTK-170036 Unable to parse expression");
  });

  it("reads back any text that was quoted by the rules", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [token, ...rest] = tokenise(quote(text));
        expect(rest).toEqual([]);
        expect(unescape(token?.text ?? "")).toBe(text);
      }),
    );
  });

  it("finds the same rows with and without an index", () => {
    const value = fc.constantFrom("ffda", "billingReport", "it's", "a\\b", "");
    fc.assert(
      fc.property(value, (name) => {
        expect(find(`@name = ${quote(name)}`)).toEqual(find(`NOT (@name <> ${quote(name)})`));
      }),
    );
  });
});
