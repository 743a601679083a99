/** A command takes the connection from the configuration of a stack, through the real CLI. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operator } from "../support/engine-instance.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";
import { makeCertificates, terminateTls } from "../support/tls.ts";

const packageOnly = `new (require("pulumi-adobe-campaign").IntegrationPackage)("package");`;

describe("a command with --stack", () => {
  let room: Room;
  let stack: Stack;
  let elsewhere: string;
  const path = "adobe-campaign:instances.exec1";

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    elsewhere = join(stack.folder, "elsewhere");
    mkdirSync(elsewhere);
    for (const name of Object.keys(room.instance.environment)) delete stack.env[name];
    const { emulator, password } = room.instance;
    emulator.edit({ set: accountAttributes });
    emulator.clearJournal();
    await stack.configure(
      { "adobe-campaign:url": emulator.url, "adobe-campaign:user": operator },
      { "adobe-campaign:password": password.value },
    );
    const exec1 = (await room.start({ instanceName: "exec1", packageInstalled: true })).emulator;
    exec1.edit({ set: { ...accountAttributes, tenant: "exec1" } });
    const settings = ["--plaintext", `${path}.url=${exec1.url}`, "--plaintext", `${path}.user=${operator}`];
    ok(await stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings));
  });
  afterAll(() => room.close());
  const run = (...args: string[]) => adobeCampaign(elsewhere, stack.env, "import", "--force", ...args);
  /** Secrets that nobody needs here: encrypted as they should be, or in clear. */
  const setMore = (flag: "--secret" | "--plaintext") => {
    const settings = ["adobe-campaign:umapiClientSecret=in clear", `${path}.token=in clear`];
    return stack.run("config", "set-all", "--path", "--stack", stack.name, ...settings.flatMap((each) => [flag, each]));
  };
  const there = () => ["--stack", stack.name, "--cwd", stack.project];

  test("signs in with what the stack's configuration says, its secrets included", async () => {
    const ran = ok(await run(...there()));
    expect(ran.stdout).toContain('tenant: "acme"');
    expect(room.instance.calls()[0]).toMatch(/^Logon/);
    expect(ran.text).not.toContain(room.instance.password.value);
  });

  test("so does mask, from the folder of the project", async () => {
    const profile = ["--profile", "Campaign - acme - admin"];
    const ran = await adobeCampaign(
      stack.project,
      stack.env,
      "mask",
      "Campaign - acme - (.*)",
      ...profile,
      "--stack",
      stack.name,
    );
    expect(ok(ran).stdout).toContain(
      `1 of 1 product profiles lead to a security group of ${room.instance.emulator.url}`,
    );
    expect(room.instance.writes()).toEqual([]);
  });

  test("and doctor, for which everything is in order here", async () => {
    const secret = room.canary("client secret for doctor").value;
    await stack.configure({}, { "engine-test:imsClientSecret": secret });
    const { emulator } = room.instance;
    await stack.configure({ "adobe-campaign:imsTokenEndpoint": emulator.tokenEndpoint });
    const args = ["doctor", "--stack", stack.name, "--ims", "--secret-from", "imsClientSecret", "--json"];
    const ran = await adobeCampaign(stack.project, stack.env, ...args);
    const { checks } = JSON.parse(ran.stdout) as { checks: { check: string; status: string; text: string }[] };
    const here = [
      ...["node", "sdk", "package", "pulumi", "launcher", "configuration", "stored-secrets"],
      ...["address", "sign-in"],
    ];
    expect(checks.slice(0, here.length).map(({ check, status }) => `${check} ${status}`)).toEqual(
      here.map((check) => `${check} ok`),
    );
    // The emulated IMS knows no such client.
    expect(checks.filter(({ status }) => status === "problem").map(({ check }) => check)).toEqual(["ims-client"]);
    expect(ran.text).not.toContain(secret);
    expect(room.instance.writes()).toEqual([]);
  });

  test("finds a named instance there, and what is missing in the environment", async () => {
    const missing = await run(...there(), "--instance", "exec1");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain(`${path}.password (or ADOBE_CAMPAIGN_EXEC1_PASSWORD) is missing`);
    const file = join(stack.folder, "password");
    writeFileSync(file, "of somebody else\n");
    const wrong = await run(...there(), "--instance", "exec1", "--password-file", file);
    expect([wrong.code, wrong.stderr.includes("ACC3001")]).toEqual([1, true]);
  });

  test("says why the stack cannot be read", async () => {
    const unknown = await run("--stack", "nope", "--cwd", stack.project);
    expect(unknown.code).toBe(2);
    // What takes a while says so at first.
    expect(unknown.stderr).toMatch(
      /^(Reading .*\n)?error: ACC1101: .*"nope".* said: no stack named 'nope' found\.\s.*\n$/s,
    );
    const nowhere = await run("--stack", stack.name);
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain("no Pulumi.yaml project file found");
    const locked = await adobeCampaign(
      stack.project,
      { ...stack.env, PULUMI_CONFIG_PASSPHRASE: "another" },
      "import",
      "--force",
      "--stack",
      stack.name,
    );
    expect([locked.code, locked.stderr.includes("incorrect passphrase")]).toEqual([2, true]);
  });

  test("without it the stack is not read", async () => {
    const ran = await adobeCampaign(stack.project, stack.env, "import");
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("with --stack, a stack");
  });

  test("reads the file of an authority from the folder of the project, as the provider does, which warns of no secret", async () => {
    const certificates = await makeCertificates();
    const front = await terminateTls(room.instance.emulator.url, certificates);
    try {
      stack.write({ "authority.pem": certificates.certificate, "index.js": packageOnly });
      ok(await setMore("--secret"));
      const url = `https://localhost:${front.port}`;
      await stack.configure({ "adobe-campaign:url": url, "adobe-campaign:caFile": "authority.pem" });
      expect(ok(await run(...there())).stdout).toContain('tenant: "acme"');
      const { text } = ok(await stack.up());
      expect(text).toMatch(/\+ 2 created/);
      // Nothing in clear, nothing to warn of.
      expect(text).not.toContain("warning:");
      await stack.configure({ "adobe-campaign:caFile": "missing.pem" });
      const missing = await run(...there());
      expect(missing.code).toBe(2);
      expect(missing.stderr).toContain(`names the file ${join(stack.project, "missing.pem")}, which cannot be read`);
    } finally {
      await front.close();
      await stack.configure({ "adobe-campaign:url": room.instance.emulator.url });
      ok(await stack.run("config", "rm", "adobe-campaign:caFile", "--stack", stack.name));
    }
  });

  test("a secret in clear is warned of, once, by the program and by doctor", async () => {
    const doctorSays = async () => {
      const ran = await adobeCampaign(stack.project, stack.env, "doctor", "--stack", stack.name, "--json");
      const { checks } = JSON.parse(ran.stdout) as { checks: { check: string; status: string; remedy?: string }[] };
      return checks.find(({ check }) => check === "stored-secrets")!;
    };
    ok(await setMore("--plaintext"));
    stack.write({ "index.js": `${packageOnly}\nnew (require("pulumi-adobe-campaign").IntegrationPackage)("again");` });
    const { text } = ok(await stack.preview());
    expect(text.match(/warning: .*/g)).toEqual([
      expect.stringMatching(
        /^warning: adobe-campaign:umapiClientSecret is stored as clear text, .* pulumi config set --secret 'adobe-campaign:umapiClientSecret'\./,
      ),
      expect.stringMatching(/ pulumi config set --secret --path 'adobe-campaign:instances\.exec1\.token'\./),
    ]);
    expect(await doctorSays()).toMatchObject({
      status: "warning",
      text: expect.stringContaining(`adobe-campaign:umapiClientSecret, ${path}.token as clear text`) as string,
    });
    ok(await setMore("--secret"));
    expect((await doctorSays()).status).toBe("ok");
  });
});
