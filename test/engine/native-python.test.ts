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
  const up = ok(await stack.run("up", "--yes", "--stack", stack.name));
  expect(up.stdout).toMatch(/\+ 5 to create[^]*\+ 5 created/);
  expect(up.stdout).toMatch(/ImsExternalAccount \(ims-account\):\s+adopted the account/);
  expect(instance.account()).toMatchObject({ tenant: "acme", active: "1" });
  expect(instance.secret()).toBe(room.clientSecret.value);
  expect(await stack.outputs()).toMatchObject({
    group: "delivery",
    release: "7.4.1",
    promotion: { applied: true, stack: stack.name, project: "python" },
  });
});

test("shows what somebody and the program changed, nothing besides, and exits with 7", async () => {
  const { stack, instance } = room;
  instance.writes();
  instance.emulator.edit({ set: { imsRightsMask: "hacked" } });
  stack.write({ "__main__.py": changed });
  const drift = await stack.preview("--refresh", "--run-program", "--expect-no-changes");
  expect(drift.code, drift.text).toBe(7);
  expect(propertyDiff(drift.stdout)).toEqual([
    '~ associationMask: "Campaign - acme - (.*)" => "hacked"',
    expect.stringMatching(/^~ lastModified: "20.*" => "20.*"$/),
    '~ modifiedBy: "deployer" => "j.doe"',
    '~ associationMask: "hacked" => "Campaign - acme - (.*)"',
    '~ tenant: "acme" => "other"',
  ]);
  expect(drift.stdout).toMatch(/~ 1 to update\n +4 unchanged/);
  expect(instance.writes()).toEqual([]);
});

test("is repaired, and updated by what the program changes", async () => {
  const { stack, instance } = room;
  ok(await stack.up("--refresh", "--run-program"));
  expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: imsRightsMask, tenant"]);
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
