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

  test("a corrected operator is used with --run-program alone", async () => {
    refusesFirst = true;
    await room.stack.configure({ "adobe-campaign:user": "second" }, { "adobe-campaign:password": "canary-second" });
    const plain = await room.stack.preview("--refresh");
    expect(plain.code, plain.text).not.toBe(0);
    expect(plain.text).toContain("ACC3001");
    expect(plain.text).toMatch(hint);
    ok(await room.stack.preview("--refresh", "--run-program"));
  });

  test("a changed address is asked with --run-program alone, and a preview of what the old one answered says so", async () => {
    refusesFirst = false;
    const { url } = room.instance.emulator;
    await room.stack.configure({ "adobe-campaign:url": url });
    const moved = `the state is what ${door.url} showed, but the configuration now says ${url}`;
    const answered = ok(await room.stack.preview("--refresh"));
    expect(answered.text).toContain(moved);
    expect(answered.text).toContain("run the command with --refresh --run-program");
    expect(ok(await room.stack.preview("--refresh", "--run-program")).text).not.toContain(moved);
    await door.close();
    const plain = await room.stack.preview("--refresh");
    expect(plain.code, plain.text).not.toBe(0);
    expect(plain.text).toContain("ACC2001");
    expect(plain.text).toMatch(hint);
    const today = await room.stack.preview("--refresh", "--run-program");
    expect(today.text).not.toContain("ACC2001");
    ok(today);
  });
});
