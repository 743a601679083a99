/** package.json, as those read it who decide whether to install this package. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../../tools/paths.mts";

const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8")) as Record<string, unknown>;
const manifest = read("package.json") as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional: boolean }>;
};
const lock = read("package-lock.json") as { packages: Record<string, { resolved?: string; license?: string }> };

describe("the manifest", () => {
  test("asks for at most five packages, and one peer that is not optional", () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(5);
    const needed = Object.keys(manifest.peerDependencies).filter(
      (name) => manifest.peerDependenciesMeta?.[name]?.optional !== true,
    );
    expect(needed).toEqual(["@pulumi/pulumi"]);
  });

  test("depends on nothing whose license forbids what ours allows", () => {
    for (const name of Object.keys(manifest.dependencies))
      expect(lock.packages[`node_modules/${name}`]?.license).toMatch(/^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause)$/);
  });

  test("has a lock file that names no registry", () => {
    const resolved = Object.values(lock.packages).flatMap((each) => each.resolved ?? []);
    expect(resolved.filter((address) => address.includes("://"))).toEqual([]);
  });
});
