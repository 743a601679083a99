/** A Node program with the SDK that Pulumi generates of our schema, and the state of a program with the classes before it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { root, program as programs } from "../../tools/paths.mts";
import { runScript } from "../../tools/execute.mts";
import { generateSdk } from "../../tools/pulumi-cli/gen-sdk.mts";
import { accountArgs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";

const name = "pulumi-adobe-campaign-sdk";

const programWith = (module: string, more = "") => `
const pulumi = require("@pulumi/pulumi");
const campaign = require("${module}");
const config = new pulumi.Config("test");
const ims = new campaign.ImsIntegration("ims", {
  ...${JSON.stringify(accountArgs)},
  clientSecret: config.requireSecret("clientSecret"),
});
exports.promotion = ims.promotion;
${more}`;

let room: Room;
beforeAll(async () => {
  room = await Room.open({ "index.js": programWith("pulumi-adobe-campaign") });
  const { stack } = room;
  ok(await stack.up());
  const folder = join(stack.project, "node_modules", name);
  await generateSdk("nodejs", folder);
  const { code } = await runScript(programs.tsc, ["-p", folder, "--outDir", folder]);
  expect(code).toBe(0);
  const project = readFileSync(join(stack.project, "Pulumi.yaml"), "utf8");
  stack.write({
    "Pulumi.yaml": `${project}\nplugins:\n  providers:\n    - { name: adobe-campaign, path: ${join(root, "native")} }\n`,
  });
  room.instance.calls();
});
afterAll(() => room.close());

test("takes over the state of the classes: nothing changes", async () => {
  const { stack, instance } = room;
  stack.write({ "index.js": programWith(name) });
  ok(await stack.preview("--expect-no-changes"));
  ok(await stack.up("--expect-no-changes"));
  expect(instance.calls()).toEqual([]);
  const types = (await stack.resources()).map(({ type }) => type);
  expect(types).toContain("adobe-campaign:index:ImsExternalAccount");
  expect(types.filter((type) => type.includes("pulumi-nodejs"))).toEqual([]);
});

test("is refused while the stack before was never applied", async () => {
  const { stack } = room;
  ok(await stack.run("stack", "init", "before"));
  const before = 'promotedFrom: new pulumi.StackReference("organization/engine-test/before").getOutput("promotion"),';
  stack.write({ "index.js": programWith(name).replace("clientSecret:", `${before}\n  clientSecret:`) });
  const preview = await stack.preview();
  expect(preview.code).not.toBe(0);
  expect(preview.text).toContain("the stack that it comes from was never applied");
});

test("calls functions, and has types for what it passes", async () => {
  const { stack } = room;
  const mask =
    "exports.group = campaign.previewAssociationMaskOutput({ mask: 'Campaign - acme - (.*)', profiles: ['Campaign - acme - delivery'] }).readings[0].group;";
  const instance = "exports.release = campaign.getInstanceOutput().release;";
  stack.write({ "index.js": programWith(name, `${mask}\n${instance}`) });
  ok(await stack.up());
  expect(await stack.outputs()).toMatchObject({ group: "delivery", release: "7.4.1", promotion: { applied: true } });
  ok(await stack.destroy());
});
