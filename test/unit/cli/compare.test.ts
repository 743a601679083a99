import { expect, it } from "vitest";

import { jsonOf, textOf } from "../../../provider/cli/compare/comparison";

const comparison = {
  before: "dev",
  after: "prod",
  rows: [{ field: "tenant", values: ["ac\u009b31m\nme", undefined], verdict: "free" }],
  source: "exports",
} as const;

it("a comparison shows values in one line each, without anything that a terminal would obey", () => {
  expect(textOf(comparison).split("\n")).toEqual([
    "field   dev        prod  verdict",
    "tenant  ac 31m me  -     ○ may differ",
    "",
    "✔ Nothing is wrong in what the two stacks exported at their last `pulumi up`. No instance was contacted: --live-stacks contacts both.",
    "Next: nothing to do.",
    "",
  ]);
  expect(jsonOf(comparison)).toMatchObject({ rows: [{ before: "ac\u009b31m\nme", after: null }] });
});
