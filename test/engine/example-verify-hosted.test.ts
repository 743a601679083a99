/** The example of an instance that Adobe administers, on an emulated one of release 8. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Instance } from "../support/engine-instance.ts";
import { driftAndRepair } from "../support/engine-output.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { exampleFiles } from "../support/examples.ts";

let room: Room;
let hosted: Instance;

beforeAll(async () => {
  room = await Room.open(exampleFiles("verify-hosted"), { project: "verify-hosted", secretKey: "unused" });
  const clientSecret = room.canary("technical account's secret").value;
  const robot = { clientId: "robot", clientSecret, operator: "robot", rights: [] };
  hosted = await room.start({ profile: "v8", instanceName: "hosted", technicalAccounts: [robot] });
  const { stack } = room;
  stack.env = { ...stack.env, ADOBE_CAMPAIGN_URL: undefined, ADOBE_CAMPAIGN_USER: undefined };
  stack.env["ADOBE_CAMPAIGN_PASSWORD"] = undefined;
  await stack.configure(
    {
      "adobe-campaign:url": hosted.emulator.url,
      "adobe-campaign:imsClientId": "robot",
      "adobe-campaign:imsScopes": "openid,AdobeID",
      "adobe-campaign:imsTokenEndpoint": hosted.emulator.tokenEndpoint,
    },
    { "adobe-campaign:imsClientSecret": clientSecret },
  );
  hosted.emulator.edit({
    set: { ...accountAttributes, callbackServer: "https://acme.campaign.example.com" },
    operator: "adobe",
  });
});
afterAll(async () => {
  expect(hosted.writes()).toEqual([]);
  await room.close();
});

test("up takes the instance for good when it is as the program says", async () => {
  ok(await room.stack.up());
});

test("a change shows with who made it, and is not repaired", async () => {
  hosted.emulator.edit({ set: { imsRightsMask: "Campaign - other - (.*)" }, operator: "j.doe" });
  const up = await room.stack.run("up", "--refresh", "--diff", "--yes", "--stack", room.stack.name);
  const [, preview = "", update] = up.stdout.split(/^(?:Previewing update|Updating) .*$/m);
  expect(driftAndRepair(preview).drift).toContain(
    '~ associationMask: "Campaign - acme - (.*)" => "Campaign - other - (.*)"',
  );
  expect(preview).toMatch(/modifiedBy *: "adobe" => "j\.doe"/);
  expect(preview).not.toContain("ACC4009");
  expect(update, up.text).toBeDefined();
  expect(up.code).not.toBe(0);
  expect(up.text).toContain('ACC4009: The account "');
  expect(up.text).toContain('associationMask is "Campaign - other - (.*)" instead of "Campaign - acme - (.*)"');
});

test("destroy only forgets", async () => {
  ok(await room.stack.destroy());
  expect(hosted.account()).toMatchObject({ tenant: "acme", active: "1" });
});
