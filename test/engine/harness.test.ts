/** The harness itself, on a dynamic provider that keeps its one object in a file. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Stack } from "../support/pulumi.ts";

const dynamic = `
const { readFileSync, writeFileSync, rmSync, existsSync } = require("node:fs");
const load = (id) => existsSync(id) ? JSON.parse(readFileSync(id, "utf8")) : undefined;
const save = (id, { colour }) => { writeFileSync(id, JSON.stringify({ colour })); return { colour, path: id }; };
exports.thing = {
  async check(_olds, { colour, path }) {
    return { inputs: { colour, path }, failures: [] };
  },
  async diff(_id, olds, news) { return olds.colour === news.colour ? { changes: false } : {}; },
  async create(inputs) {
    if (inputs.colour === "slow") { writeFileSync(inputs.path, "half"); await new Promise((end) => setTimeout(end, 60_000)); }
    return { id: inputs.path, outs: save(inputs.path, inputs) };
  },
  async update(id, _olds, news) { return { outs: save(id, news) }; },
  async read(id, props) {
    const found = load(id);
    return found ? { id, props: { ...props, ...found }, inputs: { colour: found.colour, path: id } } : {};
  },
  async delete(id) { rmSync(id); },
};`;

const program = (colour: string) => `
const pulumi = require("@pulumi/pulumi");
class Thing extends pulumi.CustomResource {
  constructor(name, args) {
    super("pulumi-nodejs:dynamic/x:Thing", name, { ...args, __provider: 'exports.handler=()=>require("thing").thing;' });
  }
}
const config = new pulumi.Config("x");
const thing = new Thing("thing", { colour: "${colour}", path: config.require("path") });
exports.colour = thing.colour;
exports.password = config.requireSecret("password");`;

describe("a stack on the real engine", () => {
  let stack: Stack;
  let file: string;

  beforeAll(async () => {
    stack = await Stack.create({
      "index.js": program("slow"),
      "node_modules/thing/index.js": dynamic,
    });
    file = join(stack.folder, "thing.json");
    await stack.configure({ "x:path": file }, { "x:password": "canary" });
  });
  afterAll(() => stack.remove());

  test("a power cut in the middle leaves a lock, and nothing running; a failure is a result, not an exception", async () => {
    const power = new AbortController();
    const running = stack.runWith({ kill: power.signal }, "up", "--yes", "--skip-preview");
    await expect.poll(() => existsSync(file)).toBe(true);
    power.abort();
    expect((await running).code).toBe(-1); // it ends at once: the plugins hold its output no longer
    stack.write({ "index.js": program("red") });
    const locked = await stack.up();
    expect(locked.code).toBeGreaterThan(0);
    expect(locked.text).toContain("the stack is currently locked");
    await stack.run("cancel", "--yes");
  });

  test("up creates", async () => {
    const up = await stack.up();
    expect(up.code, up.text).toBe(0);
    expect(readFileSync(file, "utf8")).toBe('{"colour":"red"}');
    expect(await stack.outputs()).toEqual({ colour: "red", password: "[secret]" });
    expect(await stack.outputs({ showSecrets: true })).toMatchObject({ password: "canary" });
    expect(JSON.stringify(await stack.state())).not.toContain("canary");
  });

  test("a change shows the property", async () => {
    stack.write({ "index.js": program("blue") });
    const up = await stack.up("--diff");
    expect(up.code, up.text).toBe(0);
    expect(up.stdout).toMatch(/~ colour: "red" => "blue"/);
  });

  test("drift ends with code 7, and is in the state after a refresh", async () => {
    writeFileSync(file, '{"colour":"green"}');
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    const refresh = await stack.refresh();
    expect(refresh.code, refresh.text).toBe(0);
    expect((await stack.resources(":Thing"))[0]?.outputs).toMatchObject({ colour: "green" });
  });

  test("the state can be exported and imported", async () => {
    const state = await stack.state();
    expect((await stack.importState(state)).code).toBe(0);
  });

  test("what is gone is created again", async () => {
    rmSync(file);
    stack.write({ "index.js": program("red") });
    const up = await stack.up("--refresh");
    expect(up.code, up.text).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  test("destroy deletes", async () => {
    const destroy = await stack.destroy();
    expect(destroy.code, destroy.text).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(await stack.resources()).toEqual([]);
  });
});
