import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInstance } from "../../../provider/emulator/model/create";
import { seedAccounts } from "../../../provider/emulator/model/seed";
import { v7 } from "../../../provider/emulator/profiles/v7";
import { compileCondition } from "../../../provider/emulator/query/condition";
import { rowsWhere } from "../../../provider/emulator/query/where";

const instance = createInstance({
  profile: v7,
  kept: undefined,
  save: () => {},
  instanceName: undefined,
  databaseId: undefined,
  packageInstalled: true,
});
seedAccounts(instance, 40);
const table = instance.table("nms:extAccount");

const names = ["account0001", "account0002", "ffda", "Adobe_Marketing_Cloud", "nobody"];
const literal = {
  "@name": fc.constantFrom(...names.map((name) => `'${name}'`)),
  "@type": fc.constantFrom("0", "3", "7", "42", "'3'", "'07'", "99"),
  "@id": fc.constantFrom("0", "2087", "3001", "'1816'", "5"),
  "@label": fc.constantFrom("'Full FDA'", "'MAC'"),
};
const comparison = fc.constantFrom(...(Object.keys(literal) as (keyof typeof literal)[])).chain((path) =>
  fc.oneof(
    fc.tuple(fc.constantFrom("=", "<>"), literal[path]).map(([sign, value]) => `${path} ${sign} ${value}`),
    fc
      .tuple(fc.constantFrom("IN", "NOT IN"), fc.array(literal[path], { minLength: 1, maxLength: 3 }))
      .map(([word, values]) => `${path} ${word} (${values.join(", ")})`),
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc
      .tuple(fc.constantFrom(" AND ", " OR "), fc.array(tie("condition"), { minLength: 2, maxLength: 3 }))
      .map(([word, terms]) => `(${terms.join(word)})`),
    tie("condition").map((term) => `NOT (${term})`),
  ),
}));

describe("a condition that is answered from an index", () => {
  it("finds what looking at every row finds, each once", () => {
    fc.assert(
      fc.property(condition, (text) => {
        const compiled = compileCondition(instance, table, text);
        const found = rowsWhere(table, compiled);
        expect(new Set(found).size).toBe(found.length);
        expect(new Set(found)).toEqual(new Set(table.rows.filter(compiled.test)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "@name = 'ffda'",
    "@type = 42",
    "@name IN ('ffda', 'nobody') OR @type = 42",
    "@name IN ('Adobe_Marketing_Cloud', 'MAC') OR (@type <> 0 AND @type <> 1 AND @type <> 3 AND @type <> 7 AND @type <> 11)",
    "(@type NOT IN (0, 3, 7, 11) AND @label = 'MAC')",
  ])("%s looks at few rows", (text) => {
    const { find } = compileCondition(instance, table, text);
    expect(find?.().length).toBeLessThan(5);
  });

  it("keeps up with changes", () => {
    const row = instance.insert("nms:extAccount", { name: "moving", type: "0" }, "0");
    const of = (text: string) => rowsWhere(table, compileCondition(instance, table, text));
    instance.update("nms:extAccount", row, { name: "moved", type: "42" }, "0");
    expect(of("@name = 'moving'")).toEqual([]);
    expect(of("@type = 42")).toContain(row);
    instance.remove("nms:extAccount", row);
    expect(of("@type = 42 OR @name = 'moved'")).not.toContain(row);
  });
});
