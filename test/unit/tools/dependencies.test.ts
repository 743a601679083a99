import { describe, expect, test } from "vitest";
import { dependenciesAreCurrent } from "../../../tools/dependencies.mjs";

const lock = (packages: Record<string, object>) =>
  JSON.stringify({ packages: { "": { version: "1.0.0" }, ...packages } });
const zod = { version: "4.0.0", integrity: "sha512-a" };

describe("the installed packages are current", () => {
  test.each([
    ["when they are the locked ones", { "node_modules/zod": zod }, true],
    ["not when a version differs", { "node_modules/zod": { ...zod, version: "3.0.0" } }, false],
    ["not when the content differs", { "node_modules/zod": { ...zod, integrity: "sha512-b" } }, false],
    ["not when one is missing", {}, false],
  ])("%s", (_, installed, current) => {
    expect(dependenciesAreCurrent(lock({ "node_modules/zod": zod }), lock(installed))).toBe(current);
  });

  test("though what is made for another platform is absent", () => {
    const locked = lock({ "node_modules/fast-darwin": { ...zod, optional: true } });
    expect(dependenciesAreCurrent(locked, lock({}))).toBe(true);
  });

  test("not when the installation never ended", () => {
    expect(dependenciesAreCurrent(lock({}), undefined)).toBe(false);
  });
});
