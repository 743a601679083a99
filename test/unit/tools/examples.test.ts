/** Whoever copies the folder of an example has all that its README needs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../../tools/paths.mts";

const folder = join(root, "examples");
const programs = readdirSync(folder).filter((name) => existsSync(join(folder, name, "Pulumi.yaml")));

describe.each(programs)("the example %s", (name) => {
  const file = (path: string) => readFileSync(join(folder, name, path), "utf8");

  test("is a Pulumi project of its own name", () => {
    expect(file("Pulumi.yaml")).toMatch(new RegExp(`^name: ${name}$`, "m"));
    const main = existsSync(join(folder, name, "index.ts")) ? { main: "index.ts" } : {};
    expect(JSON.parse(file("package.json"))).toMatchObject({ name, ...main });
  });

  test("is installed and has a stack before anything is configured", () => {
    const commands = file("README.md").matchAll(/^ *(npm install|pulumi stack init|pulumi config set)\b/gm);
    const order = [...new Set([...commands].map(([, command]) => command))];
    expect(order.slice(0, 2)).toEqual(["npm install", "pulumi stack init"]);
  });
});
