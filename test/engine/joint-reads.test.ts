/** What `pulumi refresh` of a whole program costs, on the real engine. */
import { afterAll, beforeAll, expect, test } from "vitest";

import { accountArgs } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";

const GROUPS = 50;

/** As a program may: groups on their own and as arguments, a package, an account that waits for some of them. */
const program = `
const pulumi = require("@pulumi/pulumi");
const { ImsIntegration, SecurityGroup } = require("pulumi-adobe-campaign");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const securityGroups = ["delivery", { groupName: "reviewers", rights: ["WORKFLOW", "export"] }];
const packageName = "emu:imsIntegration";
new ImsIntegration("ims", { ...${JSON.stringify(accountArgs)}, packageName, clientSecret, securityGroups });
for (let index = 2; index < ${GROUPS}; index++)
  new SecurityGroup("group" + index, { groupName: "group" + index, label: "Group", rights: ["export", "import"] });
`;

let room: Room;
beforeAll(async () => {
  room = await Room.open({ "index.js": program }, { emulator: { packageInstalled: true, groups: 500 } });
  // To adopt is quicker than to create.
  for (let index = 2; index < GROUPS; index++) {
    const name = `group${index}`;
    room.instance.emulator.addGroup({ name, label: "Group", rights: ["export", "import"] });
  }
});
afterAll(() => room.close());

const calls = () => room.instance.calls().map((call) => call.split(" ")[0]);

test(`a refresh of the package, the account and ${GROUPS} groups is five requests and a logoff`, async () => {
  const { stack } = room;
  ok(await stack.up());
  calls();
  const ran = ok(await stack.run("refresh", "--yes", "--skip-preview", "--stack", stack.name));
  expect(ran.text).toMatch(/5\d unchanged/);
  expect(calls()).toEqual(["Logon", ...Array<string>(4).fill("ExecuteQuery"), "Logoff"]);
});
