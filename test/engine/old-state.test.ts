/** States of earlier releases, as users have them, under the code as it is now. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../provider/emulator/index.ts";
import {
  keptDatabaseId,
  keptOf,
  keptPassword,
  keptProject,
  keptSecret,
  keptSecretKey,
} from "../support/engine-kept-state.ts";
import { propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { ExportedState, Stack } from "../support/pulumi.ts";

describe.each(["0.1.0"])("a state of release %s", (release) => {
  const files = keptOf(release);
  const state = JSON.parse(readFileSync(files.state, "utf8")) as ExportedState;
  const program = readFileSync(files.program, "utf8");
  let room: Room;
  let stack: Stack;
  let kept: Snapshot;

  beforeAll(async () => {
    room = await Room.open(
      { "index.js": program },
      {
        project: keptProject,
        secretKey: keptSecretKey,
        clientSecret: keptSecret,
        emulator: { kept: files.instance, password: keptPassword },
      },
    );
    ({ stack } = room);
    kept = room.instance.emulator.snapshot();
    ok(await stack.importState(state));
  });
  afterAll(() => room.close());

  async function expectFoundAgain(): Promise<void> {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "by-hand", active: "1", imsServer: "", label: "MAC" });
    expect(room.instance.secret()).toBe("set by hand, and of no use");
    expect(await stack.resources()).toEqual([]);
  }

  test("is of the instance that was kept with it", () => {
    const remembered = state.deployment.resources?.find(({ type }) => type.endsWith(":ImsExternalAccount"))?.outputs;
    expect(remembered).toMatchObject({ instanceName: "emulator", databaseId: keptDatabaseId });
    expect(room.instance.secret()).toBe(keptSecret.value);
  });

  test("changes nothing", async () => {
    ok(await stack.preview("--expect-no-changes"));
    expect(room.instance.calls()).toEqual([]);
  });

  test("is refreshed, and still changes nothing", async () => {
    ok(await stack.up("--refresh", "--expect-no-changes"));
    expect(room.instance.writes()).toEqual([]);
  });

  test("is updated: only what the program changes", async () => {
    await stack.configure({ "fixture:tenant": "acme2" });
    const up = ok(await stack.up("--diff"));
    const [inputs = ""] = up.stdout.split("--outputs:--");
    expect(propertyDiff(inputs)).toEqual(['~ tenant: "acme" => "acme2"']);
    expect(room.instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
  });

  test("is destroyed: the account is as it was before that release came", expectFoundAgain);

  describe("which holds no names", () => {
    const inService = {
      tenant: "acme",
      active: "1",
      imsServer: "https://ims-na1.adobelogin.com",
      label: "Adobe ID",
    };

    beforeAll(async () => {
      room.instance.emulator.restore(kept);
      await stack.configure({ "fixture:tenant": "acme" });
      // The secret of then has letters that no secret of an IMS client has: a resource that is new must not have them any more.
      await room.configureSecret(room.canary("clientSecret of today"));
      ok(await stack.importState(state));
    });

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

    test("is destroyed after that: the account is as it was before that release came", expectFoundAgain);
  });
});
