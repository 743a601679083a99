import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { toPlain } from "../../../provider/lifecycle/plain";

/** What Pulumi's wire format can hold: what JSON can, so no `undefined`, no objects of classes. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return (
    typeof value === "object" &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(isPlain)
  );
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withUnicodeString: true,
});

describe("a value for Pulumi's state", () => {
  it("is plain, or refused", () => {
    fc.assert(
      fc.property(anything, (value) => {
        let result: unknown;
        try {
          result = toPlain(value);
        } catch (error) {
          expect((error as Error).message).toMatch(/cannot be stored in a state/);
          return;
        }
        if (value !== undefined) expect(isPlain(result)).toBe(true);
        expect(toPlain(result)).toEqual(result);
      }),
    );
  });

  it("stays as it is when it is JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toPlain(value)).toEqual(value);
      }),
    );
  });

  it.each<[string, unknown, unknown]>([
    ["undefined in an object", { a: undefined, b: 1 }, { b: 1 }],
    ["undefined in a list", [undefined, 1], [1]],
    ["a date", { a: new Date(0) }, { a: "1970-01-01T00:00:00.000Z" }],
    ["a map", new Map([[1, new Map([["a", 2n]])]]), { 1: { a: "2" } }],
    ["a set", new Set(["nms:core"]), ["nms:core"]],
    ["a large integer", 2n ** 64n, "18446744073709551616"],
  ])("turns %s into what can be stored", (_what, value, plain) => {
    expect(toPlain(value)).toEqual(plain);
  });

  it.each<[string, unknown]>([
    ["a function", { a: () => 1 }],
    ["a symbol", [Symbol("a")]],
    ["not a number", { a: { b: NaN } }],
    ["infinity", [-Infinity]],
    ["an invalid date", new Date(NaN)],
    ["a map by objects", new Map([[{}, 1]])],
  ])("is never %s", (_what, value) => {
    expect(() => toPlain(value)).toThrow(TypeError);
  });
});
