/** A refresh is given the configuration of the last `up`: what fails then says so, and --run-program uses today's. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Door, openDoor } from "../support/client.ts";
import { operator } from "../support/engine-instance.ts";
import { accountOnly } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";

const hint = /configuration of the last `up`.*run the command again with --run-program/s;

describe("a configuration that was corrected after the last up", () => {
  let room: Room;
  let door: Door;
  let refusesFirst = false;

  beforeAll(async () => {
    const second = { name: "second", password: "canary-second", rights: ["admin"] };
    room = await Room.open(
      { "index.js": accountOnly() },
      { emulator: { packageInstalled: true, operators: [second] } },
    );
    door = await openDoor(room.instance.emulator.url, ({ action, body }) =>
      refusesFirst && action.endsWith("#Logon") && body.includes(`>${operator}<`)
        ? { status: 403, body: "XSV-350012 Invalid login or password. Connection denied." }
        : "pass",
    );
    const { password } = room.instance;
    await room.stack.configure(
      { "adobe-campaign:url": door.url, "adobe-campaign:user": operator },
      { "adobe-campaign:password": password.value },
    );
    ok(await room.stack.up());
  });
  afterAll(async () => {
    await door.close();
    await room.close();
  });

  const moved = () =>
    `the state is what ${door.url} showed, but the configuration now says ${room.instance.emulator.url}`;

  test("the operator of the last up is refused, though another is configured by now", async () => {
    refusesFirst = true;
    await room.stack.configure({ "adobe-campaign:user": "second" }, { "adobe-campaign:password": "canary-second" });
    const plain = await room.stack.preview("--refresh");
    expect(plain.code, plain.text).not.toBe(0);
    expect(plain.text).toContain("ACC3001");
    expect(plain.text).toMatch(hint);
    refusesFirst = false;
  });

  test("the address of the last up is asked, and a preview of what it answered says so; or why it did not answer", async () => {
    await room.stack.configure({ "adobe-campaign:url": room.instance.emulator.url });
    const answered = ok(await room.stack.preview("--refresh"));
    expect(answered.text).toContain(moved());
    expect(answered.text).toContain("run the command with --refresh --run-program");
    await door.close();
    const plain = await room.stack.preview("--refresh");
    expect(plain.code, plain.text).not.toBe(0);
    expect(plain.text).toContain("ACC2001");
    expect(plain.text).toMatch(hint);
  });

  test("the corrected operator and the changed address are used with --run-program alone", async () => {
    room.instance.calls();
    const today = ok(await room.stack.preview("--refresh", "--run-program"));
    expect(today.text).not.toContain("ACC2001");
    expect(today.text).not.toContain(moved());
    expect(room.instance.calls().filter((call) => call.startsWith("Logon"))).toEqual(["Logon second"]);
  });
});
