import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { digestOf } from "../../../tools/build.mts";

test("a build is stale when a source has another content or another name", () => {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.ts"), "1");
  writeFileSync(join(folder, "b.ts"), "1");

  const before = digestOf(folder, ["a.ts"]);
  expect(digestOf(folder, ["a.ts"])).toBe(before);
  expect(digestOf(folder, ["b.ts"])).not.toBe(before);
  expect(digestOf(folder, ["a.ts", "b.ts"])).not.toBe(before);
  writeFileSync(join(folder, "a.ts"), "2");
  expect(digestOf(folder, ["a.ts"])).not.toBe(before);
});
