/** `adobe-campaign doctor`: one line for each thing that has to be in order, and nothing written anywhere. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { CommandRoom } from "../support/command-room.ts";
import { afterSignIn, configured, doctor, noProject } from "../support/doctor.ts";
import { operator } from "../support/engine-instance.ts";
import { createProject } from "../support/pulumi-project.ts";

describe("an instance in good order", () => {
  it("is ok in every line that can be seen", async () => {
    const { room, emulator } = await configured();
    createProject(join(room.folder, "project"), "shop", {});
    const { code, url, are, of } = await doctor(room, "--cwd", "project");
    expect([code, url]).toEqual([0, emulator.url]);
    expect(are("not checked")).toEqual(["restart", "ims-client"]);
    expect([are("warning"), are("problem")]).toEqual([[], []]);
    expect(of["sign-in"]!.text).toContain(`signed in with a password as "${operator}", on the instance "emulator"`);
    expect(of["release"]!.text).toBe("release 7.4.1, build 9383: people can sign in with an Adobe ID");
    expect(of["console"]!.text).toContain("client consoles need build 8969");
    expect(of["integration-package"]!.text).toMatch(
      /^emu:imsIntegration, found by its label .*: sure; it is installed$/,
    );
    expect(of["account"]!.text).toMatch(/^"Adobe_Marketing_Cloud" .* type 42, .*Adobe ships it, which is certain$/);
    expect(of["callback"]!.text).toContain("the address of this instance");
    expect(of["sdk"]!.text).toMatch(/^@pulumi\/pulumi 3\.\d+\.\d+, one copy$/);
  });

  it("is looked at without a write, in few requests, and left without a session", async () => {
    const { room, emulator } = await configured();
    const before = [emulator.accounts(), emulator.packages()];
    const files = readdirSync(room.folder, { recursive: true });
    await doctor(room, "--ims", "--secret-from", "NOT_SET");
    const calls = emulator.journal();
    expect(calls.map(({ method }) => method)).toEqual([
      ...["GET /r/test", "Logon", "GetDbParams", "ExecuteQuery"],
      // The groups, which way round their rights are recorded, and the rights.
      ...["ExecuteQuery", "ExecuteQuery", "ExecuteQuery", "Logoff"],
    ]);
    expect(calls.filter(({ write }) => write)).toEqual([]);
    expect([emulator.accounts(), emulator.packages()]).toEqual(before);
    expect(readdirSync(room.folder, { recursive: true })).toEqual(files);
    expect(emulator.sessions()).toBe(0);
  });

  it("is a table for people: status, check, text, and what to do", async () => {
    const { room, emulator } = await configured();
    emulator.edit({ set: { active: "0" } });
    const ran = await room.run("doctor");
    expect([ran.code, ran.stderr.replace(/^Looking at each part …\n/, "")]).toEqual([0, ""]);
    const lines = ran.stdout.trimEnd().split("\n");
    // Those of the project, which were not checked for one reason, share a line.
    const [blank, sum, next] = lines.splice(-3);
    expect([blank, sum, next]).toEqual(["", expect.stringMatching(/^✔ \d+ ok, \d+ warning/), "Next: nothing to do."]);
    expect(lines).toHaveLength(6 + 3 + afterSignIn.length - 1);
    for (const line of lines) expect(line).toMatch(/^[✔▲○] (ok|warning|not checked) +([a-z-]+|\d+ checks) +\S/);
    expect(lines[1]).toMatch(/^○ not checked +2 checks +there is no Pulumi\.yaml .*: sdk, package$/);
    expect(lines.find((line) => / enabled /.test(line))).toMatch(
      /^▲ warning .*disabled, so nobody .* -> enabled: true$/,
    );
    expect(ran.stdout).not.toContain("\u001b");
  });
});

describe("this machine", () => {
  it("without Pulumi, or with an old one", async () => {
    const { room } = await configured();
    room.env["PATH"] = room.folder;
    const none = await doctor(room);
    expect(none.code).toBe(1);
    expect(none.of["pulumi"]).toMatchObject({
      status: "problem",
      text: expect.stringContaining("not found") as string,
    });
    expect(none.are("not checked")).toEqual(expect.arrayContaining(["launcher"]));
    room.installPulumi("3.226.1", []);
    const old = await doctor(room);
    expect(old.of["pulumi"]).toMatchObject({ status: "warning", text: expect.stringContaining("3.227") as string });
    expect(old.of["launcher"]!.text).toMatch(/^pulumi-language-nodejs and pulumi-resource-pulumi-nodejs is neither/);
    expect(old.are("problem")).toEqual(["launcher"]);
  });

  it("outside of a project, and in one that has nothing installed", async () => {
    const { room } = await configured();
    expect((await doctor(room)).are("not checked")).toEqual([...noProject, "restart", "ims-client"]);
    room.file("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([1, noProject]);
    expect(of["package"]!.remedy).toContain("npm install pulumi-adobe-campaign");
  });

  it("in a project that uses the plugin, which needs neither Pulumi's SDK nor the classes", async () => {
    const { room } = await configured();
    room.file("Pulumi.yaml", "name: shop\nruntime: yaml\n");
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([0, []]);
    expect(of["sdk"]!.text).toBe("the program is in yaml, which uses the plugin and not the package's classes");
    expect(are("not checked")).toEqual(expect.arrayContaining(noProject));
  });

  it("with two copies of Pulumi's SDK", async () => {
    const { room } = await configured();
    const sdk = { "node_modules/@pulumi/pulumi/package.json": '{"version":"3.230.0"}' };
    createProject(join(room.folder, "project"), "shop", sdk, ["pulumi-adobe-campaign"]);
    const { of } = await doctor(room, "--cwd", "project");
    expect(of["sdk"]!.status).toBe("problem");
    expect(of["sdk"]!.text).toMatch(/^there are two copies of @pulumi\/pulumi: 3\.230\.0 in .*, and 3\.\d+\.\d+ in /);
  });
});

describe("the configuration", () => {
  it("that is not there: each key by its name, and nothing else is tried", async () => {
    const room = new CommandRoom();
    room.installPulumi("3.259.0");
    const { code, url, checks, are } = await doctor(room);
    expect([code, url]).toEqual([1, null]);
    const problems = checks.filter(({ status }) => status === "problem");
    expect(
      problems.map(({ text }) => /^adobe-campaign:(\w+) \(or ADOBE_CAMPAIGN_\w+\) is missing$/.exec(text)?.[1]),
    ).toEqual(["url", "user", "password"]);
    const rest = ["address", "sign-in", ...afterSignIn, "ims-client"];
    expect(are("not checked")).toEqual([...noProject, ...rest]);
    expect((await room.run("doctor")).stdout.trimEnd().split("\n").at(-4)).toMatch(
      new RegExp(`^○ not checked +${rest.length} checks +the configuration is not complete: ${rest.join(", ")}$`),
    );
  });

  it("of a stack that cannot be read", async () => {
    const { room, emulator } = await configured();
    room.env["PATH"] = room.folder;
    const { code, of } = await doctor(room, "--stack", "dev");
    expect(code).toBe(1);
    expect(of["configuration"]!.text).toMatch(/^ACC1101: .*`pulumi` was not found/s);
    expect(emulator.journal()).toEqual([]);
  });
});

describe("the way to the instance", () => {
  it("that nobody answers on", async () => {
    const { room, emulator } = await configured();
    await emulator.stopListening();
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([1, ["address"]]);
    expect(of["address"]!.text).toMatch(/^ACC2001/);
    expect(are("not checked")).toEqual([...noProject, "sign-in", ...afterSignIn, "ims-client"]);
  });

  it.each([
    ["is not there", { kind: "status", status: 404 } as const, "ok", "without /r/test"],
    ["fails", { kind: "status", status: 500 } as const, "warning", "HTTP 500"],
    [
      "leads elsewhere",
      { kind: "redirect", location: "https://sso.example.com/" } as const,
      "warning",
      "sso.example.com",
    ],
  ])("whose /r/test %s: the sign-in decides", async (_which, fault, status, text) => {
    const { room, emulator } = await configured();
    emulator.inject({ ...fault, at: { method: "GET /r/test" } });
    const { code, of } = await doctor(room);
    expect([code, of["address"]!.status, of["sign-in"]!.status]).toEqual([0, status, "ok"]);
    expect(of["address"]!.text).toContain(text);
  });

  it("that refuses the password", async () => {
    const { room } = await configured();
    const { code, are, of } = await doctor(room, "--user", "nobody");
    expect([code, are("problem")]).toEqual([1, ["sign-in"]]);
    expect(of["sign-in"]!.text).toMatch(/^ACC3001/);
    expect(are("not checked")).toEqual([...noProject, ...afterSignIn, "ims-client"]);
  });

  it("with an operator who may not write", async () => {
    const { room } = await configured({ operators: [{ name: "reader", password: "reader", rights: [] }] });
    room.file("password", "reader\n");
    const { code, of } = await doctor(room, "--user", "reader", "--password-file", "password");
    expect([code, of["right"]!.status]).toEqual([1, "problem"]);
    expect(of["right"]!.text).toContain('"reader" lacks the right "admin"');
  });

  it("on a release on which nobody can sign in with an Adobe ID", async () => {
    const { room } = await configured({ release: "19.2.3" });
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([1, ["release"]]);
    expect(of["release"]!.remedy).toContain("19.2.4");
    expect(of["integration-package"]!.status).toBe("not checked");
    expect(of["account"]!.status).toBe("ok");
  });

  it("to an instance that Adobe administers", async () => {
    const room = new CommandRoom();
    room.installPulumi("3.259.0");
    const robot = { clientId: "robot", clientSecret: room.clientSecret.value, operator: "robot", rights: ["admin"] };
    const emulator = await room.start({ profile: "v8", technicalAccounts: [robot] });
    Object.assign(room.env, {
      ADOBE_CAMPAIGN_EXEC1_URL: emulator.url,
      ADOBE_CAMPAIGN_EXEC1_IMS_CLIENT_ID: "robot",
      ADOBE_CAMPAIGN_EXEC1_IMS_CLIENT_SECRET: room.clientSecret.value,
      ADOBE_CAMPAIGN_EXEC1_IMS_SCOPES: "openid",
      ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT: emulator.tokenEndpoint,
    });
    const { of } = await doctor(room, "--instance", "exec1");
    expect(of["sign-in"]!.text).toContain('as a technical account as "robot"');
    expect(of["release"]).toMatchObject({ status: "warning", remedy: expect.stringContaining("verify") as string });
  });
});

describe("wrong use", () => {
  it.each<[string[], string]>([
    [["--ims"], "--ims needs the secret in one way"],
    [["--ims", "--secret-from", "a", "--secret-file", "b"], "--ims needs the secret in one way"],
    [["--secret-from", "A"], "go with --ims"],
    [["--client-id", "A"], "go with --ims"],
    [["--ims", "--secret-file", "nowhere"], "the file nowhere cannot be read (ENOENT)"],
    [["--password-file", "nowhere"], "the file nowhere cannot be read (ENOENT)"],
    [["--cwd", "nowhere"], "There is no folder nowhere"],
    [["--clientsecret", "x"], "unknown option"],
    [["something"], "too many arguments"],
  ])("%j is one line, and 2", async (args, message) => {
    const { code, stdout, stderr } = await new CommandRoom().run("doctor", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("explains itself", async () => {
    const { code, stdout } = await new CommandRoom().run("doctor", "--help");
    expect(code).toBe(0);
    for (const text of ["--secret-from <name>", "Examples:", "Exit code: 0", "--json"]) expect(stdout).toContain(text);
  });
});
