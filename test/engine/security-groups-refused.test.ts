/** Security groups on instances that are not as they should be: each ends in a typed error or in the right result, in one `up`. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Instance, InstanceOptions } from "../support/engine-instance.ts";
import { expectReadable, withoutPulumisTraces } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran } from "../support/pulumi.ts";

const program = `
const { SecurityGroup } = require("pulumi-adobe-campaign");
const group = (instance, args) =>
  new SecurityGroup(instance, { instance, groupName: "reviewers", label: "Reviewers", rights: ["export", "sql"], ...args });
group("weak");
group("both");
group("deleted");
group("namesake", { groupName: "export" });
group("operators", { groupName: "jane" });
group("refused");
group("typo", { rights: ["WORKFLOWS"] });
group("ambiguous", { rights: ["webapp"] });
`;

const refusal = "Non authorized access to requested service (right 'admin' needed).";

describe("security groups on other instances", () => {
  let room: Room;
  let ran: Ran;
  const instances: Record<string, Instance> = {};

  beforeAll(async () => {
    room = await Room.open({ "index.js": program });
    const options: Record<string, InstanceOptions> = {
      weak: {},
      both: { rightLink: "both" },
      deleted: {},
      namesake: {},
      operators: { operators: [{ name: "jane", rights: ["export"] }] },
      refused: {},
      typo: {},
      ambiguous: {
        namedRights: [
          { name: "webapp1", label: "WEBAPP" },
          { name: "webapp2", label: "WebApp" },
        ],
      },
    };
    for (const [name, given] of Object.entries(options)) instances[name] = await room.startAs(name, given);
    const weak = room.canary("password of an operator without the right");
    instances["weak"]!.emulator.addOperator({ name: "weak", password: weak.value, rights: ["export"] });
    Object.assign(room.stack.env, { ADOBE_CAMPAIGN_WEAK_USER: "weak", ADOBE_CAMPAIGN_WEAK_PASSWORD: weak.value });
    let writes = 0;
    const { emulator } = instances["deleted"]!;
    emulator.onCall(({ method, phase }) => {
      if (method === "Write" && phase === "before" && ++writes === 2) emulator.removeGroup("reviewers");
    });
    const fault = { kind: "fault", code: "SOP-330006", text: refusal } as const;
    instances["refused"]!.emulator.inject({ ...fault, at: { method: "Write" } });
    ran = withoutPulumisTraces(await room.stack.up("--continue-on-error"));
  });
  afterAll(() => room.close());

  const group = (instance: string, name = "reviewers") => instances[instance]!.emulator.group(name);

  test("an operator without the right to write groups: nothing is written", () => {
    expect(ran.code).not.toBe(0);
    expect(ran.text).toMatch(/ACC3004: The operator "weak" lacks the right "admin"/);
    expect([group("weak"), instances["weak"]!.writes()]).toEqual([undefined, []]);
  });

  test("an instance whose relation answers both ways: nothing is written", () => {
    expect(ran.text).toContain('ACC4017: The rights of the group "reviewers" cannot be managed on this instance');
    expect([group("both"), instances["both"]!.writes()]).toEqual([undefined, []]);
  });

  test.each([
    ["typo", "the nearest are workflow (WORKFLOW)"],
    ["ambiguous", "webapp1 (WEBAPP), webapp2 (WebApp)"],
  ])(
    "a right that is not there, or that two have by label, is refused before anything is written: %s",
    (name, text) => {
      expectReadable(ran, "ACC4016", text);
      expect([group(name), instances[name]!.writes()]).toEqual([undefined, []]);
    },
  );

  test("a refusal of the instance itself: its words, and which right to give", () => {
    expect(ran.text).toContain(refusal);
    expect(ran.text).toContain('Give the operator the right "admin"');
    expect(group("refused")).toBeUndefined();
  });

  test("a group that is deleted before its rights are written: an error, and no claim", async () => {
    expect(group("deleted")).toBeUndefined();
    const resource = (await room.stack.resources()).find(
      ({ id, urn }) => id === "reviewers" && urn.endsWith("::deleted"),
    );
    // Begun, so Pulumi knows of it; the refresh that an `up` makes finds it gone.
    expect(resource).toBeDefined();
  });

  test("names of rights and of operators: groups of their own", () => {
    for (const [instance, name] of [
      ["namesake", "export"],
      ["operators", "jane"],
    ] as const) {
      expect([...group(instance, name)!.rights].sort()).toEqual(["export", "sql"]);
      expect(ran.text).not.toMatch(new RegExp(`${instance}.*error`));
    }
    expect(
      instances["operators"]!.emulator.operators().filter(({ attributes }) => attributes["name"] === "jane"),
    ).toEqual([expect.objectContaining({ rights: ["export"] })]);
  });

  test("the next up makes whole what was begun", async () => {
    const { stack } = room;
    stack.write({ "index.js": program.replace(/^group\("(weak|both|typo|ambiguous)".*\);$/gm, "") });
    ok(await stack.up("--refresh"));
    for (const instance of ["deleted", "refused"])
      expect([...group(instance)!.rights].sort()).toEqual(["export", "sql"]);
  });
});
