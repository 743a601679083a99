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
        emulator: {
          packageInstalled: true,
          groups: 500,
          namedRights: [
            { name: "webapp1", label: "WEBAPP" },
            { name: "webapp2", label: "WebApp" },
          ],
        },
      },
    );
    ({ stack } = room);
  });
  afterAll(() => room.close());

  const group = (name: string) => room.instance.emulator.group(name);
  const bad = async (groups: unknown[], more?: string) => {
    stack.write({ "index.js": program(groups, more) });
    room.instance.calls();
    return stack.run("up", "--yes", "--skip-preview", "--stack", stack.name);
  };

  test("a preview asks nothing, and refuses bad names all at once", async () => {
    ok(await stack.run("preview", "--stack", stack.name));
    expect(room.instance.calls()).toEqual([]);
    // An `up` may have begun with the package when the group is refused.
    stack.write({ "index.js": program([{ groupName: "review\u2013ers&#42;", label: " Blank" }]) });
    const ran = await stack.preview();
    expect(ran.code).not.toBe(0);
    for (const problem of ["typographic dash", "HTML entity", "starts or ends with a blank"])
      expect(ran.text).toContain(problem);
    expect(room.instance.calls()).toEqual([]);
  });

  test("a right that is not there, or that two have by label, is refused before anything is written of the group", async () => {
    expectReadable(
      await bad([{ ...reviewers, rights: ["WORKFLOWS"] }]),
      "ACC4016",
      "the nearest are workflow (WORKFLOW)",
    );
    expectReadable(await bad([{ ...reviewers, rights: ["webapp"] }]), "ACC4016", "webapp1 (WEBAPP), webapp2 (WebApp)");
    expect(group("reviewers")).toBeUndefined();
    expect(room.instance.writes()).toEqual([]);
  });

  test("two resources for one group are refused", async () => {
    const ran = await bad([reviewers], 'new SecurityGroup("again", { groupName: "reviewers" });');
    expectReadable(ran, "ACC4020", "SecurityGroup");
    expect(group("reviewers")).toBeUndefined();
  });

  test("the groups are made before the account, which expects one of them; a second up does nothing", async () => {
    stack.write({ "index.js": good });
    room.instance.calls();
    ok(await stack.up());
    expect(group("reviewers")).toMatchObject({ attributes: { label: "Reviewers" } });
    expect([...group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
    expect(group("senders")!.attributes["label"]).toBe("senders");
    expect(group("delivery")!.attributes["label"]).toBe("Delivery operators");
    ok(await stack.run("preview", "--expect-no-changes", "--stack", stack.name));
    room.instance.calls();
    ok(await stack.up());
    expect(room.instance.calls()).toEqual([]);
  });

  test("the next stack is told of the groups, and refuses others before the package is looked for", async () => {
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

  test("drift is told right by right, with exit code 7; who is in a group is none", async () => {
    const drift = () => adobeCampaign(stack.project, stack.env, "drift", "--stack", stack.name, "--json");
    const { emulator } = room.instance;
    emulator.addOperator({ name: "jane", rights: [] });
    emulator.addMember({ group: "reviewers", operator: "jane" });
    ok(await drift());
    emulator.takeRight({ group: "reviewers", right: "workflow" });
    emulator.giveRight({ group: "reviewers", right: "sql" });
    const ran = await drift();
    expect(ran.code, ran.text).toBe(7);
    const { findings } = JSON.parse(ran.stdout) as DriftReport;
    expect(findings.map(({ severity, kind, meaning }) => [severity, kind, meaning.split(",")[0]])).toEqual([
      ["critical", "changed", "sql was given"],
      ["warning", "changed", "WORKFLOW was taken away"],
    ]);
    ok(await stack.run("up", "--yes", "--refresh", "--skip-preview", "--stack", stack.name));
    expect([...group("reviewers")!.rights].sort()).toEqual(["export", "workflow"]);
  });

  test("destroy gives back: what is new goes, unless somebody is in it", async () => {
    const ran = ok(await stack.run("destroy", "--yes", "--skip-preview", "--stack", stack.name));
    expect(ran.text).toContain('kept the group "reviewers" on the instance "emulator": 1 operator is in it');
    expect(group("reviewers")!.members).toEqual(["jane"]);
    expect(group("senders")).toBeUndefined();
    expect(group("delivery")!.attributes["label"]).toBe("Delivery operators");
  });
});
