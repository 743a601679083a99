/** The quickstart's own program, type-checked by Pulumi: the life of one account from the first `up` to `destroy`. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes } from "../support/engine-programs.ts";
import { driftAndRepair, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { exampleFiles } from "../support/examples.ts";
import type { Stack } from "../support/pulumi.ts";

const files = exampleFiles("quickstart");
const program = files["index.ts"]!;

describe("the quickstart's program", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open(files, { project: "quickstart", secretKey: "imsClientSecret" });
    ({ stack } = room);
    await stack.configure({ imsClientId: "Campaign1-acme" });
  });
  afterAll(() => room.close());

  test("up installs the package and configures the account that it brings", async () => {
    const up = ok(await stack.up());
    expect(up.stdout).toMatch(/\+ 4 created/);
    expect(up.stdout).toContain("installed the package emu:imsIntegration");
    expect(up.stdout).toContain('adopted the account "Adobe_Marketing_Cloud"');
    expect(room.instance.writes()).toEqual([
      "installation",
      "extAccount Adobe_Marketing_Cloud: imsServer, clientId, callbackServer, imsOrgId, imsRightsMask, tenant, active, clientSecret",
    ]);
    expect(room.instance.account()).toMatchObject(accountAttributes);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
  });

  test("the state holds the secret only as Pulumi's ciphertext", async () => {
    const [account] = await stack.resources(":ImsExternalAccount");
    const ciphertext = { ciphertext: expect.stringMatching(/^v1:/) as string };
    expect(account!.inputs).toMatchObject({ clientSecret: ciphertext, tenant: "acme" });
    expect(account!.outputs).toMatchObject({ clientSecret: ciphertext, found: ciphertext });
    expect(account!["additionalSecretOutputs"]).toEqual(expect.arrayContaining(["clientSecret", "found"]));
    expect(await stack.outputs()).toMatchObject({
      promotion: { stack: "test", fields: { tenant: { rule: "free", value: "acme" } } },
    });
    expect(room.leaks()).toEqual([]);
  });

  test("edits in the console are found, field by field, with their author", async () => {
    const mask = "Campaign - other - (.*)";
    const byHand = room.canary("secret set by hand");
    room.instance.emulator.edit({
      set: { tenant: "other", imsRightsMask: mask, active: "0", clientSecret: byHand.value },
    });
    const { lastModified } = room.instance.account()!;
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    const { drift, repair } = driftAndRepair(preview.stdout);
    expect(drift).toEqual([
      `~ associationMask: "Campaign - acme - (.*)" => "${mask}"`,
      expect.stringMatching('^~ clientSecretDigest: ".+" => ".+"$'),
      "~ enabled: true => false",
      expect.stringMatching(`^~ lastModified: "20.*" => "${lastModified}"$`),
      '~ modifiedBy: "deployer" => "j.doe"',
      '~ tenant: "acme" => "other"',
    ]);
    expect(repair).toEqual([
      `~ associationMask: "${mask}" => "Campaign - acme - (.*)"`,
      "~ clientSecret: [secret] => [secret]",
      "~ enabled: false => true",
      '~ tenant: "other" => "acme"',
    ]);
    expect(room.instance.writes()).toEqual([]);
  });

  test("up --refresh writes back what differs, the secret too, and nothing else", async () => {
    const up = ok(await stack.up("--refresh"));
    expect(room.instance.writes()).toEqual([
      "extAccount Adobe_Marketing_Cloud: imsRightsMask, tenant, active, clientSecret",
    ]);
    expect(room.instance.account()).toMatchObject(accountAttributes);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    expect(up.stdout).toMatch(/^.*ims-account: {3}tenant {11}"other" → "acme"$/m);
  });

  test("then nothing is left, and an edit of what the program does not manage is no drift", async () => {
    room.instance.emulator.edit({ set: { userScope: "openid" } });
    ok(await stack.refresh("--expect-no-changes"));
    expect(room.instance.writes()).toEqual([]);
  });

  test("refresh accepts the drift into the state", async () => {
    room.instance.emulator.edit({ set: { tenant: "accepted" } });
    ok(await stack.refresh());
    const [account] = await stack.resources(":ImsExternalAccount");
    expect(account).toMatchObject({
      inputs: { tenant: "accepted" },
      outputs: { tenant: "accepted", modifiedBy: "j.doe" },
    });
    expect(room.instance.writes()).toEqual([]);
  });

  test("the next preview shows the way back and what the program changes, exactly, and asks nothing", async () => {
    stack.write({
      "index.ts": program.replace("dev.campaign", "dev2.campaign").replace(/\n\}\);/, '\n  label: "SSO",\n});'),
    });
    // The types of what is inserted are known.
    const env = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    const preview = await stack.runWith({ env }, "preview", "--diff", "--stack", stack.name, "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    expect(propertyDiff(preview.stdout)).toEqual([
      '~ callbackServer: "https://dev.campaign.example.com" => "https://dev2.campaign.example.com"',
      '+ label: "SSO"',
      '~ tenant: "accepted" => "acme"',
    ]);
    expect(preview.stdout).toMatch(/~ 1 to update\n +3 unchanged/);
    expect(room.instance.calls()).toEqual([]);
    stack.write({ "index.ts": program });
  });

  test("a new value in the configuration rotates the secret, and nothing else", async () => {
    const rotated = room.canary("rotated secret");
    await room.configureSecret(rotated);
    room.instance.emulator.edit({ set: { tenant: "acme" } });
    const up = ok(await stack.up("--refresh"));
    expect(up.stdout).toMatch(/~ 1 updated/);
    expect(room.instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: clientSecret"]);
    expect(room.instance.secret()).toBe(rotated.value);
  });

  test("destroy puts the account back as it was found, and says that the package stays", async () => {
    const destroy = ok(await stack.destroy());
    expect(destroy.stdout).toMatch(/- 4 deleted/);
    expect(destroy.stdout).toContain(
      'put the account "Adobe_Marketing_Cloud" on the instance "emulator" back as it was found',
    );
    expect(destroy.stdout).toContain("the package emu:imsIntegration stays on the instance: Campaign cannot uninstall");
    const untouched = await room.start({ instanceName: "untouched", packageInstalled: true });
    // What the program does not manage is not its business.
    expect(configuration(room.instance.account())).toEqual({
      ...configuration(untouched.account()),
      userScope: "openid",
    });
    expect(room.instance.emulator.packages()).toContain("emu:imsIntegration");
    expect(await stack.resources()).toEqual([]);
  });
});

/** An account without what is different on every instance and after every change. */
function configuration(account: Record<string, string> | undefined): Record<string, string> {
  const kept = ["id", "created", "createdBy-id", "lastModified", "modifiedBy-id"];
  return Object.fromEntries(Object.entries(account!).filter(([name]) => !kept.includes(name)));
}
