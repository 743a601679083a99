/** The example with groups and the account: one `up` makes them in that order, and a person of the product profile gets the rights. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { ok, Room } from "../support/engine-room.ts";
import { exampleFiles } from "../support/examples.ts";

let room: Room;

beforeAll(async () => {
  room = await Room.open(exampleFiles("security-groups"), {
    project: "security-groups",
    secretKey: "imsClientSecret",
    emulator: { packageInstalled: true },
  });
  await room.stack.configure({ imsClientId: "Campaign1-acme" });
});
afterAll(() => room.close());

test("the groups are there with their rights before the account is written", async () => {
  const { stack, instance } = room;
  ok(await stack.up());
  const writes = instance.writes();
  const account = writes.findIndex((write) => write.startsWith("extAccount"));
  // Two groups and three rights.
  expect(writes.slice(0, account)).toHaveLength(5);
  expect(writes.slice(account)).toHaveLength(1);
  expect(await stack.outputs()).toMatchObject({
    groups: [
      { groupName: "reviewers", rightNames: ["export", "workflow"], origin: "created" },
      { groupName: "analysts", rightNames: ["export"], origin: "created" },
      { groupName: "delivery", origin: "adopted" },
    ],
    promotion: { fields: { securityGroups: { rule: "same" } } },
  });
});

test("a person of the product profile gets the rights of the group", () => {
  const { emulator } = room.instance;
  emulator.restart();
  emulator.addPerson({ email: "ana@example.com", profiles: ["Campaign - acme - reviewers"] });
  expect(emulator.signIn("ana@example.com")).toMatchObject({ groups: ["reviewers"] });
  const ana = emulator.operators().find(({ attributes }) => attributes["name"] === "ana@example.com");
  expect([...ana!.rights].sort()).toEqual(["export", "workflow"]);
});

test("nothing is left to do, and destroy keeps the group that somebody is in", async () => {
  const { stack, instance } = room;
  ok(await stack.refresh("--expect-no-changes"));
  const ran = ok(await stack.destroy());
  expect(ran.text).toContain('kept the group "reviewers" on the instance "emulator": 1 operator is in it');
  expect(instance.emulator.group("analysts")).toBeUndefined();
  expect(instance.emulator.group("delivery")!.attributes["label"]).toBe("Delivery operators");
});
