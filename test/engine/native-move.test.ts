/** The state of the program that release 0.1.0 was kept with moves to the plugin without a change, works there, and moves back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { keptOf, keptProject, keptSecretKey } from "../support/engine-kept-state.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openYamlRoom, yamlProgram } from "../support/engine-yaml.ts";
import type { Stack } from "../support/pulumi.ts";
import { usualPackages } from "../support/pulumi-project.ts";

const files = keptOf("0.1.0");

/** What the program that left the state says, with the plugin's component. */
const inYaml = yamlProgram(`
  ims:
    type: adobe-campaign:ImsIntegration
    properties:
      imsServer: https://ims-na1.adobelogin.com
      clientId: Campaign1-acme
      clientSecret: \${clientSecret}
      callbackServer: https://dev.campaign.example.com
      organizationId: 0123456789ABCDEF01234567@AdobeOrg
      associationMask: Campaign - acme - (.*)
      tenant: acme
      scopes: [openid, AdobeID, session]
      experienceCloudServer: https://marketing.adobe.com
      productContext: dma_campaign_classic
      label: Adobe ID
      enabled: true
      onDelete: restore`);
const forPlugin = {
  "Pulumi.yaml": inYaml["Pulumi.yaml"]!.replace(/^name: .*$/m, `name: ${keptProject}`),
};

let room: Room;
let stack: Stack;
let forClasses: { "Pulumi.yaml": string };

beforeAll(async () => {
  room = await openYamlRoom(
    { "index.js": readFileSync(files.program, "utf8") },
    {
      project: keptProject,
      installed: usualPackages,
      secretKey: keptSecretKey,
      emulator: { packageInstalled: true },
    },
  );
  ({ stack } = room);
  forClasses = { "Pulumi.yaml": readFileSync(join(stack.project, "Pulumi.yaml"), "utf8") };
  room.instance.emulator.edit({ set: { tenant: "by-hand", label: "MAC" } });
  ok(await stack.up());
  room.instance.calls();
});
afterAll(() => room.close());

const types = async () => (await stack.resources()).map(({ type }) => type).sort();

const ofPlugin = [
  "adobe-campaign:index:ImsExternalAccount",
  "adobe-campaign:index:ImsIntegration",
  "adobe-campaign:index:IntegrationPackage",
  "pulumi:providers:adobe-campaign",
  "pulumi:pulumi:Stack",
];

test("to the plugin: nothing changes, and the instance is asked nothing", async () => {
  stack.write(forPlugin);
  ok(await stack.preview("--expect-no-changes"));
  ok(await stack.up("--expect-no-changes"));
  expect(await types()).toEqual(ofPlugin);
  expect(room.instance.calls()).toEqual([]);
});

test("there it is refreshed, and still changes nothing", async () => {
  ok(await stack.up("--refresh", "--expect-no-changes"));
  expect(room.instance.writes()).toEqual([]);
});

test("back to the classes: nothing changes, and they can refresh it", async () => {
  stack.write(forClasses);
  ok(await stack.preview("--expect-no-changes"));
  ok(await stack.up("--expect-no-changes"));
  expect((await types()).filter((type) => type.startsWith("pulumi-nodejs:"))).toHaveLength(2);
  ok(await stack.up("--refresh", "--expect-no-changes"));
  expect(room.instance.writes()).toEqual([]);
});

test("and it is destroyed by the plugin as by the classes: the account is as it was before", async () => {
  stack.write(forPlugin);
  ok(await stack.up("--expect-no-changes"));
  ok(await stack.destroy());
  expect(room.instance.account()).toMatchObject({ tenant: "by-hand", imsServer: "", label: "MAC" });
  expect(await stack.resources()).toEqual([]);
});
