/** Instances whose release decides: administered by Adobe, or too old for an Adobe ID. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountAttributes, twoResources } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

describe.each(["8.5.2", "20.2.4"])("release %s", (release) => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": twoResources() }, { emulator: { release, packageInstalled: true } });
    ({ stack } = room);
    room.instance.emulator.edit({ set: accountAttributes });
  });
  afterAll(() => room.close());
  afterAll(() => expect(room.instance.writes()).toEqual([]));

  test("is not changed, and says why", async () => {
    const up = await stack.up();
    if (release === "8.5.2") expectReadable(up, "ACC4008", 'mode: "verify"', "allowManagedInstance");
    else expectReadable(up, "ACC4014", "20.2.5", "21.1.3 or later", "release 20.2.4, build 9383");
  });

  test("verifies where people can sign in", async () => {
    const verify = { mode: "verify" };
    const program = twoResources(verify, verify, { secret: "" });
    stack.write({ "index.js": `${program}\nexports.console = integrationPackage.minimumConsoleBuild;` });
    const up = await stack.up();
    if (release !== "8.5.2") return expectReadable(up, "ACC4014");
    ok(up);
    expect(await stack.outputs()).toEqual({ console: "8969" });
  });
});
