/**
 * The state of the program that release 0.1.0 was kept with moves to the plugin without a change: to a Node program with the SDK that
 * Pulumi generates of our schema, and to one in YAML, works there, and moves back.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runScript } from "../../tools/execute.mts";
import { generateSdk } from "../../tools/pulumi-cli/gen-sdk.mts";
import { program as programs, root } from "../../tools/paths.mts";
import { keptOf, keptProject, keptSecretKey } from "../support/engine-kept-state.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openYamlRoom, yamlProgram } from "../support/engine-yaml.ts";
import type { ExportedState, Stack } from "../support/pulumi.ts";
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

const sdk = "pulumi-adobe-campaign-sdk";
const withClasses = readFileSync(files.program, "utf8");

/** The same program with the SDK's classes. */
const withSdk = (more = "", args = "") =>
  withClasses
    .replace('"pulumi-adobe-campaign"', `"${sdk}"`)
    .replace("{ ImsIntegration }", "campaign")
    .replace("new ImsIntegration(", "const ims = new campaign.ImsIntegration(")
    .replace("clientSecret:", `${args}clientSecret:`) + more;

let room: Room;
let stack: Stack;
let forClasses: { "Pulumi.yaml": string };
let ofClasses: ExportedState;

beforeAll(async () => {
  room = await openYamlRoom(
    { "index.js": withClasses },
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
  ofClasses = await stack.state();
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

describe("to a Node program with the generated SDK", () => {
  beforeAll(async () => {
    const folder = join(stack.project, "node_modules", sdk);
    await generateSdk("nodejs", folder);
    // Its types are checked with the examples.
    const { code } = await runScript(programs.tsc, ["-p", folder, "--outDir", folder, "--noCheck"]);
    expect(code).toBe(0);
    const plugins = `\nplugins:\n  providers:\n    - { name: adobe-campaign, path: ${join(root, "native")} }\n`;
    stack.write({ "Pulumi.yaml": forClasses["Pulumi.yaml"] + plugins });
  });

  test("nothing changes, and the instance is asked nothing", async () => {
    stack.write({ "index.js": withSdk() });
    ok(await stack.up("--expect-no-changes"));
    expect(room.instance.calls()).toEqual([]);
    expect(await types()).toEqual(ofPlugin);
  });

  test("it is refused while the stack before was never applied", async () => {
    ok(await stack.run("stack", "init", "before"));
    const before = `new pulumi.StackReference("organization/${keptProject}/before").getOutput("promotion")`;
    stack.write({ "index.js": withSdk("", `promotedFrom: ${before},\n  `) });
    const preview = await stack.preview();
    expect(preview.code).not.toBe(0);
    expect(preview.text).toContain("the stack that it comes from was never applied");
  });

  test("it calls functions, and has types for what it passes", async () => {
    const mask = "{ mask: 'Campaign - acme - (.*)', profiles: ['Campaign - acme - delivery'] }";
    const exported = `
exports.promotion = ims.promotion;
exports.group = campaign.previewAssociationMaskOutput(${mask}).readings[0].group;
exports.release = campaign.getInstanceOutput().release;`;
    stack.write({ "index.js": withSdk(exported) });
    ok(await stack.up());
    expect(await stack.outputs()).toMatchObject({ group: "delivery", release: "7.4.1", promotion: { applied: true } });
  });
});

describe("to a program in YAML", () => {
  let there: ExportedState;
  beforeAll(async () => {
    ok(await stack.importState(ofClasses));
    room.instance.calls();
    stack.write({ ...forPlugin, "index.js": withClasses });
  });

  test("nothing changes, and the instance is asked nothing", async () => {
    ok(await stack.up("--expect-no-changes"));
    expect(await types()).toEqual(ofPlugin);
    expect(room.instance.calls()).toEqual([]);
    there = await stack.state();
  });

  test("there it is refreshed, and nothing differs", async () => {
    ok(await stack.refresh("--expect-no-changes"));
    expect(room.instance.writes()).toEqual([]);
  });

  test("back to the classes: nothing changes, and they can refresh it", async () => {
    stack.write(forClasses);
    ok(await stack.up("--expect-no-changes"));
    expect((await types()).filter((type) => type.startsWith("pulumi-nodejs:"))).toHaveLength(2);
    ok(await stack.refresh("--expect-no-changes"));
    expect(room.instance.writes()).toEqual([]);
  });

  test("and it is destroyed by the plugin as by the classes: the account is as it was before", async () => {
    stack.write(forPlugin);
    ok(await stack.importState(there));
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "by-hand", imsServer: "", label: "MAC" });
    expect(await stack.resources()).toEqual([]);
  });
});
