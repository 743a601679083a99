/** Production's database is copied over staging's: the example that shows it, as it is. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../tools/paths.mts";
import type { Instance } from "../support/engine-instance.ts";
import { driftAndRepair } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";

const example = join(root, "examples", "after-copy");
const files = Object.fromEntries(readdirSync(example).map((name) => [name, readFileSync(join(example, name), "utf8")]));
const own = {
  callbackServer: "https://staging.campaign.example.com",
  clientId: "Campaign1-staging",
  imsRightsMask: "Campaign - acme-staging - (.*)",
};

const ana = "ana@example.com";

/** The shell lines with which the example's guide plays the accident. */
const accident = /The accident:\n\n```sh\n([^]*?)```/.exec(files["README.md"]!)![1]!;
const run = promisify(execFile);

describe("after a copy of production", () => {
  let room: Room;
  let stack: Stack;
  let production: Instance;

  beforeAll(async () => {
    room = await Room.open(files, {
      project: "after-copy",
      name: "staging",
      secretKey: "imsClientSecret",
      emulator: {
        ...{ instanceName: "staging", packageInstalled: true, controlPort: 0, accessUrl: own.callbackServer },
        people: [{ email: ana, profiles: ["Campaign - acme-staging - delivery"] }],
      },
    });
    ({ stack } = room);
    room.instance.emulator.edit({ set: { label: "by hand", clientSecret: room.canary("found").value } });
    // The operators are in the database too: here they have the same passwords.
    const { password } = room.instance;
    production = await room.start({ instanceName: "production", packageInstalled: true, password, controlPort: 0 });
    production.emulator.edit({
      set: {
        ...{ callbackServer: "https://campaign.example.com", clientId: "Campaign1", tenant: "acme", active: "1" },
        ...{ imsRightsMask: "Campaign - acme - (.*)", imsOrgId: "0123456789ABCDEF01234567@AdobeOrg" },
        ...{ imsServer: "https://ims-na1.adobelogin.com", clientSecret: room.canary("secret of production").value },
      },
      operator: "production.admin",
    });
    await stack.configure({
      ...{ callbackServer: own.callbackServer, imsClientId: own.clientId, associationMask: own.imsRightsMask },
    });
    ok(await stack.up());
    room.instance.calls();
  });
  afterAll(() => room.close());

  /** She signs in to staging, whose server has just started anew. */
  const signIn = () => {
    room.instance.emulator.restart();
    return room.instance.emulator.signIn(ana);
  };

  test("somebody signs in to staging before it", () => {
    expect(signIn()).toMatchObject({ admitted: true, groups: ["delivery"] });
  });

  const databaseOf = ({ emulator }: Instance) =>
    emulator.snapshot().tables["xtk:option"]!.find(({ name }) => name === "XtkDatabaseId")!["stringValue"]!;

  test("the accident, as the guide plays it", async () => {
    const [from, to] = [production, room.instance].map(({ emulator }) => emulator.controlUrl!);
    const lines = accident.replace("http://127.0.0.1:18091", from!).replace("http://127.0.0.1:18081", to!);
    await run("sh", ["-c", `set -e\n${lines}`]);
    expect(databaseOf(room.instance)).toBe(databaseOf(production));
  });

  const accepting = (databaseId: string) => ({ env: { ADOBE_CAMPAIGN_ACCEPT_DATABASE: databaseId } });

  test.each([
    [
      "a look, also where another database is accepted than the one that is there,",
      () => stack.runWith(accepting("u0"), "refresh", "--yes", "--skip-preview", "--stack", stack.name),
    ],
    ["destroy", () => stack.destroy()],
  ])("%s stops, and says what happened and what to do", async (_name, command) => {
    const ran = await command();
    expect(ran.code).not.toBe(0);
    expect(ran.text).toContain('ACC4001: The database of the instance "staging" was replaced');
    expect(ran.text).toContain(
      `ADOBE_CAMPAIGN_ACCEPT_DATABASE=${databaseOf(production)} pulumi preview --refresh --run-program --diff`,
    );
    expect(room.instance.writes()).toEqual([]);
  });

  test("who signs in lands elsewhere: the callback server is production's", () => {
    expect(signIn()).toMatchObject({
      admitted: false,
      symptom: "callback",
      reason: expect.stringContaining("that of another environment") as string,
    });
  });

  test("with the database accepted, the preview shows what came along", async () => {
    const flags = ["--refresh", "--diff", "--yes", "--stack", stack.name];
    const up = ok(await stack.runWith(accepting(databaseOf(production)), "up", ...flags));
    const { drift, repair } = driftAndRepair(up.stdout.split("Updating (staging)")[0]!);
    expect(drift).toEqual(
      expect.arrayContaining([
        `~ callbackServer: "${own.callbackServer}" => "https://campaign.example.com"`,
        expect.stringMatching(/~ modifiedBy *: "deployer" => "production.admin"/),
      ]),
    );
    expect(repair).toEqual(
      expect.arrayContaining([
        `~ associationMask: "Campaign - acme - (.*)" => "${own.imsRightsMask}"`,
        `~ callbackServer: "https://campaign.example.com" => "${own.callbackServer}"`,
        `~ clientId: "Campaign1" => "${own.clientId}"`,
        "~ clientSecret: [secret] => [secret]",
      ]),
    );
  });

  test("the same command puts it right with one write, and the variable is not needed any more", async () => {
    expect(room.instance.writes()).toEqual([expect.stringContaining("extAccount Adobe_Marketing_Cloud: ")]);
    expect(room.instance.account()).toMatchObject(own);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    expect(await stack.outputs()).toEqual({ databaseId: databaseOf(production) });
    ok(await stack.refresh("--expect-no-changes"));
    expect(production.writes()).toEqual([]);
    expect(signIn()).toMatchObject({ admitted: true, groups: ["delivery"] });
  });

  test("destroy puts back what was found, without the secret that no key opens any more", async () => {
    ok(await stack.destroy());
    expect(room.instance.account()).toMatchObject({ callbackServer: "", tenant: "", active: "0", clientSecret: "" });
  });
});
