/** One program makes the groups, gives them their rights, and configures the account, in that order; on the real engine. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { DriftReport } from "../../provider/drift/report-schema.ts";
import type { Promotion } from "../../provider/promotion/promotion.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";

const program = (groups: unknown[], more = "") => `
const pulumi = require("@pulumi/pulumi");
const { ImsIntegration, SecurityGroup } = require("pulumi-adobe-campaign");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const packageName = "emu:imsIntegration";
const securityGroups = ${JSON.stringify(groups)};
const expectedGroups = ["reviewers"];
const ims = new ImsIntegration("ims", { ...${JSON.stringify(accountArgs)}, packageName, clientSecret, securityGroups, expectedGroups });
exports.promotion = ims.promotion;
${more}`;

const reviewers = { groupName: "reviewers", label: "Reviewers", rights: ["WORKFLOW", "export"] };
const good = program([reviewers, "delivery", "senders"]);

describe("security groups", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open(
      { "index.js": good },
      {
        emulator: { packageInstalled: true, groups: 500 },
      },
    );
    ({ stack } = room);
  });
  afterAll(() => room.close());

  const group = (name: string) => room.instance.emulator.group(name);

  test("two resources for one group are refused by preview, which asks nothing", async () => {
    stack.write({ "index.js": `${good}\nnew SecurityGroup("again", { groupName: "reviewers" });` });
    expectReadable(await stack.preview(), "ACC4020", "SecurityGroup");
    expect(room.instance.calls()).toEqual([]);
    stack.write({ "index.js": good });
  });

  test("the groups are made before the account, which expects one of them; a second up does nothing", async () => {
    ok(await stack.up());
    expect(group("reviewers")).toMatchObject({ attributes: { label: "Reviewers" } });
    expect([...group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
    expect(group("senders")!.attributes["label"]).toBe("senders");
    expect(group("delivery")!.attributes["label"]).toBe("Delivery operators");
    room.instance.calls();
    ok(await stack.up("--expect-no-changes"));
    expect(room.instance.calls()).toEqual([]);
  });

  test("the next stack knows the groups, and refuses others before the package is looked for", async () => {
    const { stdout } = ok(await stack.run("stack", "output", "promotion", "--json", "--stack", stack.name));
    const promotion = JSON.parse(stdout) as Promotion;
    expect(promotion.fields["securityGroups"]).toEqual({
      rule: "same",
      value: {
        reviewers: { label: "Reviewers", rights: ["WORKFLOW", "export"], rightNames: ["export", "workflow"] },
        delivery: {},
        senders: {},
      },
    });
    expect(promotion.drifted).toEqual([]);
    const promotedFrom = JSON.stringify({ ...promotion, stack: "dev" });
    stack.write({
      "index.js": program([{ ...reviewers, rights: ["sql"] }, "delivery"]).replace(
        "expectedGroups }",
        `expectedGroups, promotedFrom: ${promotedFrom}, promotionExceptions: { callbackServer: "one server" } }`,
      ),
    });
    room.instance.calls();
    const ran = await stack.preview();
    expect(ran.code).not.toBe(0);
    for (const problem of ['securityGroups.reviewers.rights is ["sql"]', "securityGroups.senders is missing on stack"])
      expect(ran.text).toContain(problem);
    expect(room.instance.calls()).toEqual([]);
    stack.write({ "index.js": good });
  });

  test("drift is reported right by right, with exit code 7; who is in a group is none", async () => {
    const { emulator } = room.instance;
    emulator.addOperator({ name: "jane", rights: [] });
    emulator.addMember({ group: "reviewers", operator: "jane" });
    emulator.takeRight({ group: "reviewers", right: "workflow" });
    emulator.giveRight({ group: "reviewers", right: "sql" });
    const ran = await adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, "--json");
    expect(ran.code, ran.text).toBe(7);
    const { findings } = JSON.parse(ran.stdout) as DriftReport;
    expect(findings.map(({ severity, kind, meaning }) => [severity, kind, meaning.split(",")[0]])).toEqual([
      ["critical", "changed", "sql was given"],
      ["warning", "changed", "WORKFLOW was taken away"],
    ]);
    ok(await stack.up("--refresh"));
    expect([...group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
  });

  test("destroy gives back: what is new goes, unless somebody is in it", async () => {
    const ran = ok(await stack.destroy());
    expect(ran.text).toContain('kept the group "reviewers" on the instance "emulator": 1 operator is in it');
    expect(group("reviewers")!.members).toEqual(["jane"]);
    expect(group("senders")).toBeUndefined();
    expect(group("delivery")!.attributes["label"]).toBe("Delivery operators");
  });
});
