/** States of earlier releases, as users have them, under the code as it is now. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open(
      { "index.js": readFileSync(files.program, "utf8") },
      {
        project: keptProject,
        secretKey: keptSecretKey,
        clientSecret: keptSecret,
        emulator: { kept: files.instance, password: keptPassword },
      },
    );
    ({ stack } = room);
    ok(await stack.importState(state));
  });
  afterAll(() => room.close());

  test("is of the instance that was kept with it", () => {
    const remembered = state.deployment.resources?.find(({ type }) => type.endsWith(":ImsExternalAccount"))?.outputs;
    expect(remembered).toMatchObject({ instanceName: "emulator", databaseId: keptDatabaseId });
    expect(room.instance.secret()).toBe(keptSecret.value);
  });

  test("changes nothing", async () => {
    ok(await stack.preview("--expect-no-changes"));
    expect(room.instance.calls()).toEqual([]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("is refreshed, and still changes nothing", async () => {
    ok(await stack.refresh());
    ok(await stack.up("--expect-no-changes"));
    expect(room.instance.writes()).toEqual([]);
  });

  test("is updated: only what the program changes", async () => {
    await stack.configure({ "fixture:tenant": "acme2" });
    expect(propertyDiff(ok(await stack.preview()).stdout)).toEqual(['~ tenant: "acme" => "acme2"']);
    ok(await stack.up());
    expect(room.instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: tenant"]);
  });

  test("is destroyed: the account is as it was before that release came", async () => {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ tenant: "by-hand", active: "1", imsServer: "", label: "MAC" });
    expect(room.instance.secret()).toBe("set by hand, and of no use");
    expect(await stack.resources()).toEqual([]);
  });
});
