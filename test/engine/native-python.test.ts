/** The example in Python on the real engine, with the SDK that Pulumi generates of our schema: its whole life, through the plugin. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { propertyDiff } from "../support/engine-output.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openPythonRoom } from "../support/engine-python.ts";
import { exampleFiles } from "../support/examples.ts";

const files = exampleFiles("python");
const program = files["__main__.py"]!;
const changed = program.replace('tenant="acme"', 'tenant="other"');
let room: Room;

beforeAll(async () => {
  room = await openPythonRoom(files, {
    project: "python",
    secretKey: "imsClientSecret",
    emulator: { packageInstalled: true },
  });
});
afterAll(() => room.close());

test("is created as its preview says, with functions and outputs", async () => {
  const { stack, instance } = room;
  expect(ok(await stack.preview()).stdout).toMatch(/\+ 5 to create/);
  expect(instance.writes()).toEqual([]);
  const up = ok(await stack.up());
  expect(up.stdout).toMatch(/ImsExternalAccount \(ims-account\):\s+adopted the account/);
  expect(instance.account()).toMatchObject({ tenant: "acme", active: "1" });
  expect(instance.secret()).toBe(room.clientSecret.value);
  expect(await stack.outputs()).toMatchObject({
    group: "delivery",
    release: "7.4.1",
    promotion: { applied: true, stack: stack.name, project: "python" },
  });
});

test("is unchanged the second time, and nothing is asked but what a function asks", async () => {
  const { stack, instance } = room;
  instance.calls();
  ok(await stack.preview("--expect-no-changes"));
  ok(await stack.up("--expect-no-changes"));
  expect(instance.writes()).toEqual([]);
});

test("is updated by what the program changes", async () => {
  const { stack, instance } = room;
  stack.write({ "__main__.py": changed });
  expect(propertyDiff(ok(await stack.preview()).stdout)).toContain('~ tenant: "acme" => "other"');
  ok(await stack.up());
  expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
});

test("is drifted when somebody changes it: shown by field, exit code 7, repaired", async () => {
  const { stack, instance } = room;
  instance.emulator.edit({ set: { tenant: "hacked" } });
  const drift = await stack.preview("--refresh", "--run-program", "--expect-no-changes");
  expect(drift.code, drift.text).toBe(7);
  expect(propertyDiff(drift.stdout)).toContain('~ tenant: "hacked" => "other"');
  ok(await stack.up("--refresh", "--run-program"));
  expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
});

test("is refused with every problem, in the names of the reference", async () => {
  const { stack } = room;
  stack.write({ "__main__.py": changed.replace("https://dev.", "http://dev.") });
  const preview = await stack.preview();
  expect(preview.code).not.toBe(0);
  expect(preview.text).toContain("callbackServer");
  expect(preview.text).toContain("it must start with https://");
});

test("is refused while the stack before was never applied", async () => {
  const { stack, instance } = room;
  ok(await stack.run("stack", "init", "before"));
  const before = 'promoted_from=pulumi.StackReference("organization/python/before").get_output("promotion")';
  stack.write({ "__main__.py": changed.replace("    tenant=", `    ${before},\n    tenant=`) });
  const preview = await stack.preview();
  expect(preview.code).not.toBe(0);
  expect(preview.text).toContain("the stack that it comes from was never applied");
  expect(instance.writes()).toEqual([]);
});

test("is given back", async () => {
  const { stack, instance } = room;
  ok(await stack.destroy());
  expect(instance.writes().length).toBeGreaterThan(0);
  expect(await stack.resources()).toEqual([]);
});
