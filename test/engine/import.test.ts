/** `adobe-campaign import`: an account that was configured by hand becomes a program and a state, and is given back as it was. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../provider/emulator/index.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { driftAndRepair, operations } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { startUnsaltedProxy } from "../support/engine-servers.ts";
import type { ExportedState, Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";

const empty = { "index.ts": "export {};\n" };
const name = "Adobe_Marketing_Cloud";

describe("an account that was configured by hand", () => {
  let room: Room;
  let stack: Stack;
  let byHand: Record<string, string>;
  let reviewers: unknown;
  let asFound: Snapshot;
  let imported: ExportedState;

  let command: string[];

  beforeAll(async () => {
    room = await Room.open(empty, {
      project: "engine-test",
      secretKey: "engine-test:imsClientSecret",
      emulator: {
        packageInstalled: true,
        groups: [{ name: "reviewers", label: "Reviewers", rights: ["export", "workflow"] }],
      },
    });
    ({ stack } = room);
    const clientSecret = room.canary("secret set by hand").value;
    const scopes = { userScope: "openid,AdobeID,session", callbackServer: "https://Dev.campaign.example.com/" };
    room.instance.emulator.edit({ set: { ...accountAttributes, ...scopes, clientSecret } });
    byHand = room.instance.account()!;
    reviewers = room.instance.emulator.group("reviewers");
    room.instance.calls();
  });
  afterAll(() => room.close());

  /** As it was right after the import, which is what every way from there begins with. */
  async function importAgain(): Promise<void> {
    ok(await stack.importState(imported));
    room.instance.emulator.restore(asFound);
    room.instance.calls();
  }

  test("is read, and nothing is written to the instance", async () => {
    const ran = ok(await adobeCampaign(stack.project, stack.env, "import", "--program", "index.ts", "--force"));
    expect(room.instance.writes()).toEqual([]);
    expect(room.instance.emulator.sessions()).toBe(0);
    command = /^ {2}pulumi (import .*)$/m.exec(ran.stdout)![1]!.split(" ");
    expect(ran.stdout).toContain("`pulumi config set --secret imsClientSecret`");
    expect(ran.stdout).toContain("nobody can see whether it is the one in your configuration");
    expect(readFileSync(join(stack.project, "index.ts"), "utf8")).toContain(
      'clientSecret: config.requireSecret("imsClientSecret")',
    );
    expect(ran.stdout).toContain("can also lead to groups that Adobe ships: admin, central");
    const file = readFileSync(join(stack.project, "import.json"), "utf8");
    expect(file).not.toContain(byHand["clientSecret"]);
    expect(file + ran.text).not.toContain(room.instance.password.value);
    const again = await adobeCampaign(stack.project, stack.env, "import");
    expect([again.code, again.stderr]).toEqual([2, "error: import.json exists; --force overwrites it\n"]);
  });

  test("enters the state with the one command that is printed", async () => {
    const ran = ok(await stack.run(...command, "--stack", stack.name));
    expect(ran.text).not.toMatch(/warning|failed to validate/i);
    expect(room.instance.writes()).toEqual([]);
    imported = await stack.state();
    asFound = room.instance.emulator.snapshot();
    const resources = imported.deployment.resources!;
    const component = resources.find(({ type }) => type === "adobe-campaign:index:ImsIntegration");
    expect(
      resources
        .filter(({ parent }) => parent === component!.urn)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([name, "emu:imsIntegration", "reviewers"]);
  });

  test("preview shows no drift, and no change but the secret", async () => {
    const { stdout } = ok(await stack.preview("--refresh"));
    expect(operations(stdout)).toEqual({ "ims-account": "update" });
    expect(driftAndRepair(stdout)).toEqual({
      drift: [],
      repair: ['~ clientSecret: "[set on the instance]" => [secret]', "+ promotion: [unknown]"],
    });
  });

  test("the first up writes the secret and nothing else; then all is quiet", async () => {
    ok(await stack.up());
    expect(room.instance.writes()).toEqual([`extAccount ${name}: clientSecret`]);
    expect(room.instance.secret()).toBe(room.clientSecret.value);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
  });

  test("destroy gives it back as it was found, the secret included", async () => {
    room.instance.calls();
    ok(await stack.destroy());
    const { lastModified, "modifiedBy-id": modifiedBy } = byHand;
    expect({ ...room.instance.account(), lastModified, "modifiedBy-id": modifiedBy }).toEqual(byHand);
    expect(room.instance.emulator.packages()).toContain("emu:imsIntegration");
    expect(room.instance.emulator.group("reviewers")).toEqual(reviewers);
  });

  test("destroy without an up in between leaves the secret alone", async () => {
    await importAgain();
    room.instance.emulator.edit({ set: { tenant: "other" } });
    room.instance.calls();
    const destroyed = ok(await stack.destroy("--refresh"));
    const writes = room.instance.writes();
    expect(writes).toEqual([expect.stringContaining("tenant")]);
    expect(writes[0]).not.toMatch(/clientSecret|productContext/);
    expect(destroyed.stdout).toContain("but for its secret, which was not recorded");
    expect(room.instance.account()).toMatchObject({ tenant: "acme", clientSecret: byHand["clientSecret"] });
  });

  test("where the secret can be seen to be the same, the first up writes nothing", async () => {
    await importAgain();
    const proxy = await startUnsaltedProxy(room.instance.emulator.url, () => room.instance.account()!["clientSecret"]!);
    const { env } = stack;
    stack.env = { ...env, ADOBE_CAMPAIGN_URL: proxy.url };
    const up = ok(await stack.up());
    expect(up.stdout).toMatch(
      /nothing to write to the account "Adobe_Marketing_Cloud" on the instance "\w+": its secret is the program's already/,
    );
    expect(room.instance.writes()).toEqual([]);
    ok(await stack.preview("--refresh", "--expect-no-changes"));
    ok(await stack.destroy());
    expect(room.instance.writes()).toEqual([]);
    stack.env = env;
    await proxy.close();
  });

  test("ignoreChanges on the secret never writes what stands in its place", async () => {
    await importAgain();
    const file = join(stack.project, "index.ts");
    const program = readFileSync(file, "utf8");
    const option =
      '{ transforms: [({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: ["clientSecret"] } })] }';
    writeFileSync(file, program.replace(/^}\);$/m, `}, ${option});`));
    // The types of the program were checked above.
    const env = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    ok(await stack.runWith({ env }, "up", "--yes", "--skip-preview", "--stack", stack.name));
    expect(room.instance.writes()).toEqual([]);
  });
});

describe("what cannot be imported", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open(empty, { emulator: { packageInstalled: true } });
    ({ stack } = room);
  });
  afterAll(() => room.close());
  const run = (...args: string[]) => adobeCampaign(stack.project, stack.env, "import", ...args);
  const written = () => existsSync(join(stack.project, "import.json"));

  test("an account that nobody has filled in: each field that is missing is named", async () => {
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('The account "Adobe_Marketing_Cloud" (MAC, id ');
    expect(ran.stderr).toContain('associationMask ("Association mask" in the console, @imsRightsMask) is empty');
    for (const field of ["imsServer", "clientId", "callbackServer", "organizationId", "tenant"])
      expect(ran.stderr).toMatch(new RegExp(`^ {2}- ${field} `, "m"));
    expect(ran.stderr).not.toMatch(/scopes|productContext|label/);
    expect(written()).toBe(false);
  });

  test("a value that a program must not have", async () => {
    room.instance.emulator.edit({ set: { ...accountAttributes, imsRightsMask: "Campaign – acme - (.*)" } });
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("it contains a typographic dash");
    expect(ran.stderr.match(/^ {2}- /gm)).toHaveLength(1);
    expect(written()).toBe(false);
  });

  test("two accounts of the type", async () => {
    room.instance.emulator.edit({ set: accountAttributes });
    room.instance.emulator.addAccount({ name: "Copy", label: "Copy" });
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("ACC4002");
    expect(ran.stderr).toContain('"Copy"');
    room.instance.emulator.removeAccount("Copy");
  });

  test("no account at all", async () => {
    room.instance.emulator.removeAccount(name);
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("There is no Adobe Experience Cloud account on http://127.0.0.1:");
    expect(written()).toBe(false);
  });

  test("an instance that cannot be signed in to, or is not configured", async () => {
    const wrong = await run("--user", "nobody");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("ACC3001");
    const unknown = await run("--instance", "exec1");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("ADOBE_CAMPAIGN_EXEC1_URL");
    expect(room.instance.writes()).toEqual([]);
  });
});

describe("an instance that Adobe administers", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    const robot = { clientId: "robot", clientSecret: "", operator: "robot", rights: [] };
    room = await Room.open(empty);
    ({ stack } = room);
    const clientSecret = room.canary("technical account's secret").value;
    const technicalAccounts = [{ ...robot, clientSecret }];
    const { emulator } = await room.start({ profile: "v8", instanceName: "hosted", technicalAccounts });
    Object.assign(stack.env, {
      ADOBE_CAMPAIGN_HOSTED_URL: emulator.url,
      ADOBE_CAMPAIGN_HOSTED_IMS_CLIENT_ID: "robot",
      ADOBE_CAMPAIGN_HOSTED_IMS_CLIENT_SECRET: clientSecret,
      ADOBE_CAMPAIGN_HOSTED_IMS_SCOPES: "openid,AdobeID",
      ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: emulator.tokenEndpoint,
    });
  });
  afterAll(() => room.close());

  test("is imported to be compared: no secret, nothing to change", async () => {
    const args = ["--instance", "hosted", "--name", "hosted", "--program", "index.ts", "--force"];
    const ran = ok(await adobeCampaign(stack.project, stack.env, "import", ...args));
    expect(ran.stdout).toContain("This instance, release 8.6.1, is administered by Adobe");
    const program = readFileSync(join(stack.project, "index.ts"), "utf8");
    expect(program).toContain('mode: "verify"');
    expect(program).not.toMatch(/secret/i);
    ok(await stack.run("import", "--file", "import.json", "--generate-code=false", "--protect=false", "--yes"));
    const up = ok(await stack.up("--refresh", "--diff", "--expect-no-changes"));
    expect(operations(up.stdout)).toEqual({});
    ok(await stack.destroy());
  });
});
