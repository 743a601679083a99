/** The example with a marketing and two execution instances, as it is, on three emulators. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator, type Instance } from "../support/engine-instance.ts";
import { ok, Room } from "../support/engine-room.ts";
import { exampleFiles } from "../support/examples.ts";
import type { Stack } from "../support/pulumi.ts";

const files = exampleFiles("instances");

describe("several instances in one program", () => {
  let room: Room;
  let stack: Stack;
  const instances: Record<string, Instance> = {};

  beforeAll(async () => {
    room = await Room.open(files, { project: "instances", secretKey: "imsClientSecret" });
    ({ stack } = room);
    for (const name of ["marketing", "exec1", "exec2"]) instances[name] = await room.start({ instanceName: name });
    const path = (name: string, key: string) => `adobe-campaign:instances.${name}.${key}`;
    const settings = Object.entries(instances).flatMap(([name, { emulator, password }]) => [
      ...["--plaintext", `${path(name, "url")}=${emulator.url}`, "--plaintext", `${path(name, "user")}=${operator}`],
      // The third one's password comes from the environment.
      ...(name === "exec2" ? [] : ["--secret", `${path(name, "password")}=${password.value}`]),
    ]);
    ok(await stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings));
    stack.env["ADOBE_CAMPAIGN_EXEC2_PASSWORD"] = instances["exec2"]!.password.value;
    await stack.configure({ imsClientId: "Campaign1-acme" });
  });
  afterAll(() => room.close());

  const logons = (instance: Instance) => instance.emulator.journal().filter(({ method }) => method === "Logon").length;

  test("each is configured with its own address and mask, and the instance without a name is left alone", async () => {
    ok(await stack.up());
    for (const [name, instance] of Object.entries(instances)) {
      expect(instance.account()).toMatchObject({
        callbackServer: `https://${name}.campaign.example.com`,
        imsRightsMask: `Campaign - acme-${name} - (.*)`,
        tenant: "acme",
        active: "1",
      });
      expect(instance.secret()).toBe(room.clientSecret.value);
      // One to begin with, one to see the installed package.
      expect(logons(instance)).toBe(2);
      expect(instance.emulator.sessions()).toBe(0);
    }
    expect(room.instance.calls()).toEqual([]);
    expect(new Set((await stack.outputs())["databases"] as string[]).size).toBe(3);
  });

  test("drift on one of them is found there, with one logon each", async () => {
    instances["exec1"]!.emulator.edit({ set: { tenant: "other" } });
    for (const { emulator } of Object.values(instances)) emulator.clearJournal();
    const look = ok(await stack.refresh("--diff"));
    expect(look.stdout.match(/~ tenant *: "acme" => "other"/g)).toHaveLength(1);
    for (const instance of Object.values(instances)) expect(logons(instance)).toBe(1);
  });

  test("destroy gives each of them back", async () => {
    ok(await stack.destroy());
    for (const instance of Object.values(instances))
      expect(instance.account()).toMatchObject({ tenant: "", active: "0" });
  });
});
