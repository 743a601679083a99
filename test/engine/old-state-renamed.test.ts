/** States of earlier releases hold no names: a resource of them is renamed and replaced under the code as it is now. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keptOf, keptPassword, keptProject, keptSecret, keptSecretKey } from "../support/engine-kept-state.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { ExportedState, Stack } from "../support/pulumi.ts";

describe.each(["0.1.0"])("a state of release %s", (release) => {
  const files = keptOf(release);
  const state = JSON.parse(readFileSync(files.state, "utf8")) as ExportedState;
  const program = readFileSync(files.program, "utf8");
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    const kept = { project: keptProject, secretKey: keptSecretKey, clientSecret: keptSecret };
    const emulator = { kept: files.instance, password: keptPassword };
    room = await Room.open({ "index.js": program }, { ...kept, emulator });
    ({ stack } = room);
    ok(await stack.importState(state));
    // The secret of then has letters that no secret of an IMS client has: a resource that is new must not have them any more.
    await room.configureSecret(room.canary("clientSecret of today"));
  });
  afterAll(() => room.close());

  const inService = { tenant: "acme", active: "1", imsServer: "https://ims-na1.adobelogin.com", label: "Adobe ID" };

  test("is replaced, and the account stays in service", async () => {
    const [{ urn } = { urn: "" }] = await stack.resources(":ImsExternalAccount");
    const ran = ok(await stack.up("--replace", urn));
    expect(ran.text).toContain('"Adobe_Marketing_Cloud" stays in service: "ims-account" is replaced');
    expect(room.instance.account()).toMatchObject(inService);
  });

  test("is renamed without an alias, and the account stays in service", async () => {
    ok(await stack.importState(state));
    stack.write({ "index.js": program.replace('ImsIntegration("ims"', 'ImsIntegration("signin"') });
    const ran = ok(await stack.up());
    expect(ran.text).toContain('"signin-account" of this stack holds it, with what was found at first');
    expect(room.instance.account()).toMatchObject(inService);
  });

  test("is destroyed: the account is as it was before that release came", async () => {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "by-hand", active: "1", imsServer: "", label: "MAC" });
    expect(room.instance.secret()).toBe("set by hand, and of no use");
  });
});
