/** A relative path begins at the project's folder, also where the program is in a folder below it (`main`), and in the commands. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOnly } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";
import { makeCertificates, type Listening, terminateTls } from "../support/tls.ts";

const program = (args: object) => accountOnly({ expectedGroups: ["delivery"], ...args });

describe("a project whose program is in app/src", () => {
  let room: Room;
  let stack: Stack;
  let front: Listening;
  let below: string;

  beforeAll(async () => {
    const certificates = await makeCertificates();
    room = await Room.open(
      {
        "Pulumi.yaml":
          "name: engine-test\nmain: app/src # the program\nruntime: { name: nodejs, options: { typescript: false } }\n",
        "app/src/package.json": '{ "private": true, "main": "index.js" }',
        "app/src/index.js": "",
        // Another project on the way up, as in a repository with several.
        "app/Pulumi.yaml": "name: another\nruntime: nodejs\n",
        "index.js": "",
        "authority.pem": certificates.certificate,
        "profiles.txt": "Campaign - acme - delivery\n",
      },
      { emulator: { packageInstalled: true, groups: ["delivery"] } },
    );
    ({ stack } = room);
    front = await terminateTls(room.instance.emulator.url, certificates);
    stack.env["ADOBE_CAMPAIGN_URL"] = `https://localhost:${front.port}`;
    stack.env["ADOBE_CAMPAIGN_CA_FILE"] = "authority.pem";
    below = join(stack.project, "elsewhere");
    mkdirSync(below);
  });
  afterAll(async () => {
    await front.close();
    await room.close();
  });

  test("finds its files in the project's folder", async () => {
    stack.write({ "app/src/index.js": program({ productProfilesFile: "profiles.txt" }) });
    const ran = ok(await stack.up());
    expect(ran.text).toContain("people: 1 of 1 product profiles of this instance lead to a security group");
    expect(room.instance.account()).toMatchObject({ tenant: "acme" });
  });

  test("is shown the whole path of a file that is not there", async () => {
    stack.write({ "app/src/index.js": program({ productProfilesFile: "missing.txt", tenant: "acme2" }) });
    const ran = await stack.up();
    expect(ran.code).not.toBe(0);
    expect(ran.text).toContain(`The file of product profiles ${join(stack.project, "missing.txt")} cannot be used`);
    const env = { ADOBE_CAMPAIGN_CA_FILE: "missing.pem" };
    const refresh = await stack.runWith({ env }, "refresh", "--yes", "--skip-preview", "--stack", stack.name);
    expect(refresh.code).not.toBe(0);
    expect(refresh.text).toContain(`names the file ${join(stack.project, "missing.pem")}, which cannot be read`);
  });

  test.each([
    ["with a stack", (name: string) => ["--stack", name]],
    ["without one", () => []],
  ])("has the same base in a command, from any folder below, %s", async (_what, more) => {
    const args = ["mask", "Campaign - acme - (.*)", "--profile", "Campaign - acme - delivery", ...more(stack.name)];
    const ran = ok(await adobeCampaign(below, stack.env, ...args));
    expect(ran.stdout).toContain(`security group of ${stack.env["ADOBE_CAMPAIGN_URL"]}`);
    const elsewhere = await adobeCampaign(stack.folder, stack.env, ...args, "--cwd", below);
    expect(ok(elsewhere).stdout).toContain("1 of 1 product profiles");
    const missing = { ...stack.env, ADOBE_CAMPAIGN_CA_FILE: "missing.pem" };
    const refused = await adobeCampaign(below, missing, ...args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`names the file ${join(stack.project, "missing.pem")}, which cannot be read`);
  });

  test("has its package found by doctor where Pulumi loads it", async () => {
    const ran = await adobeCampaign(below, stack.env, "doctor", "--json");
    const { checks } = JSON.parse(ran.stdout) as { checks: { check: string; status: string; text: string }[] };
    expect(checks.find(({ check }) => check === "package")).toMatchObject({
      status: "ok",
      text: expect.stringContaining(join(stack.project, "app", "src")) as string,
    });
  });
});
