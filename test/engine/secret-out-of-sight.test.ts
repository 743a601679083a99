/** Instances that do not show the stored secret as it is: a change of it can only be suspected, and the output says so. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOnly } from "../support/engine-programs.ts";
import { driftAndRepair, expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Server, startSecretsProxy } from "../support/engine-servers.ts";
import type { Stack } from "../support/pulumi.ts";

const account = "extAccount Adobe_Marketing_Cloud";
const secrets = {
  hidden: () => "",
  // As if it were encrypted anew for each reader.
  "different at each read": () => `@${randomBytes(32).toString("base64")}`,
};

describe.each(Object.keys(secrets) as (keyof typeof secrets)[])("a stored secret that is %s", (kind) => {
  let room: Room;
  let stack: Stack;
  let proxy: Server;

  beforeAll(async () => {
    room = await Room.open({ "index.js": accountOnly() }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    proxy = await startSecretsProxy(room.instance.emulator.url, secrets[kind]);
    stack.env["ADOBE_CAMPAIGN_URL"] = proxy.url;
    ok(await stack.up());
    room.instance.calls();
  });
  afterAll(async () => {
    await proxy.close();
    await room.close();
  });

  test("is no drift while nobody changes the account, and the output says what that rests on", async () => {
    ok(await stack.refresh("--expect-no-changes"));
    const [resource] = await stack.resources(":ImsExternalAccount");
    expect(resource!.outputs).toMatchObject({ secretDriftSign: "lastModified" });
    expect(room.instance.writes()).toEqual([]);
  });

  test("stays when another field is updated", async () => {
    stack.write({ "index.js": accountOnly({ tenant: "acme2" }) });
    ok(await stack.up());
    expect(room.instance.writes()).toEqual([`${account}: tenant`]);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
  });

  test("shows as changed after any change of the account, with who and when; up writes it again", async () => {
    room.instance.emulator.edit({ set: { label: "by hand" } });
    const preview = await stack.preview("--refresh", "--expect-no-changes");
    expect(preview.code, preview.text).toBe(7);
    const { drift, repair } = driftAndRepair(preview.stdout);
    expect(drift).toContainEqual(expect.stringMatching(/~ modifiedBy *: "deployer" => "j.doe"/));
    expect(repair).toEqual(["~ clientSecret: [secret] => [secret]"]);
    ok(await stack.up("--refresh"));
    expect(room.instance.writes()).toEqual([`${account}: clientSecret`]);
  });

  test("is not claimed to be changed when the account is not put back; a refresh accepts the change", async () => {
    room.instance.emulator.edit({ set: { label: "by hand again" } });
    const refused = await stack.destroy();
    expectReadable(refused, "ACC4010", "something on it was changed, perhaps the secret", "last changed by j.doe");
    expect(room.instance.writes()).toEqual([]);
    ok(await stack.refresh());
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "", active: "0", label: "by hand again" });
  });
});
