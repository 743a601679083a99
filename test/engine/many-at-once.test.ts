/** More new resources than the engine creates at the same time: each asks it, while it is created, who had its row before. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { ok, Room } from "../support/engine-room.ts";

const names = ["one", "two", "three", "four", "five"];

const program = (prefix: string) => `
const { SecurityGroup } = require("pulumi-adobe-campaign");
for (const name of ${JSON.stringify(names)}) new SecurityGroup("${prefix}-" + name, { groupName: name, label: "Ours" });
`;

let room: Room;
beforeAll(async () => {
  room = await Room.open({ "index.js": program("old") });
  for (const name of names) room.instance.emulator.addGroup({ name, label: "Theirs" });
});
afterAll(() => room.close());

const label = (name: string) => room.instance.emulator.group(name)?.attributes["label"];

test("all are renamed, and hand over what was found at first", async () => {
  const { stack } = room;
  ok(await stack.up("--parallel", "2"));
  stack.write({ "index.js": program("new") });
  const { text } = ok(await stack.up("--parallel", "2"));
  for (const name of names)
    expect(text).toContain(
      `"${name}" stays in service: "new-${name}" of this stack holds it instead of "old-${name}", with what was found at first`,
    );
  expect(names.map(label)).toEqual(names.map(() => "Ours"));
  ok(await stack.refresh("--expect-no-changes"));
  ok(await stack.destroy());
  expect(names.map(label)).toEqual(names.map(() => "Theirs"));
});
