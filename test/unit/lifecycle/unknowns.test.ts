import { expect, it } from "vitest";
import { hasUnknown, UNKNOWN } from "../../../provider/lifecycle/unknowns";

it.each([
  [UNKNOWN, true],
  [{ a: [{ b: UNKNOWN }] }, true],
  [{ a: null, b: undefined, c: UNKNOWN }, true],
  [{ a: null, b: [null, 1, "text"] }, false],
  [null, false],
  [undefined, false],
  [`${UNKNOWN} `, false],
])("%j has something unknown: %s", (value, expected) => {
  expect(hasUnknown(value)).toBe(expected);
});
