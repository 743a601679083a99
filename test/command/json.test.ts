/** `--json` of the commands that were there before it: one document, or one line for each thing that happens. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";

import { root } from "../../tools/paths.mts";
import { CommandRoom } from "../support/command-room.ts";
import { expectJson } from "../support/drift-formats.ts";
import { accountAttributes } from "../support/engine-programs.ts";

/** Starts a command that stays, and reads its lines as they come. */
function start(room: CommandRoom, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: room.folder,
    env: room.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return {
    line: async () => JSON.parse((await lines.next()).value as string) as Record<string, unknown>,
    rest: async () => (await lines.next()).done,
    interrupt: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

describe("import --json", () => {
  it("prints the program, the file, the command and the notes", async () => {
    const room = new CommandRoom();
    const emulator = await room.startConfigured({ packageInstalled: true });
    emulator.edit({ set: { ...accountAttributes, clientSecret: room.clientSecret.value } });
    const ran = await room.run("import", "--json", "--out", "a file.json", "--program", "index.ts");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const result = JSON.parse(ran.stdout) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(["program", "file", "command", "notes"]);
    expect(result["program"]).toBe(readFileSync(join(room.folder, "index.ts"), "utf8"));
    expect(result["file"]).toBe("a file.json");
    expect(result["command"]).toContain("pulumi import --file 'a file.json'");
    expect(result["notes"]).toHaveLength(3);
    expect(result["notes"]).toContainEqual(expect.stringMatching(/can also lead to groups that Adobe ships/));
  });

  it("says what cannot be done, and writes no file", async () => {
    const room = new CommandRoom();
    await room.startConfigured();
    const ran = await room.run("import", "--json");
    const { error } = JSON.parse(ran.stdout) as { error: { message: string } };
    expect([ran.code, ran.stderr]).toEqual([1, `error: ${error.message}\n`]);
    expect(existsSync(join(room.folder, "import.json"))).toBe(false);
  });

  it("shows nothing on a terminal that the terminal would obey", async () => {
    const room = new CommandRoom();
    const emulator = await room.startConfigured({ packageInstalled: true });
    emulator.edit({ set: { ...accountAttributes, tenant: "ac\u009b31mme\u202e" } });
    const ran = await room.run("import");
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining("ac\\u{9b}31mme\\u{202e}")]);
    expect(ran.stderr).not.toMatch(/[\u009b\u202e]/);
  });

  it("says which file cannot be written", async () => {
    const room = new CommandRoom();
    const emulator = await room.startConfigured({ packageInstalled: true });
    emulator.edit({ set: { ...accountAttributes, clientSecret: room.clientSecret.value } });
    const ran = await room.run("import", "--json", "--out", "nowhere/import.json");
    expect([ran.code, JSON.parse(ran.stdout)]).toEqual([
      1,
      { error: { message: "the file nowhere/import.json cannot be opened (ENOENT)" } },
    ]);
  });
});

describe("emulator --json", () => {
  it("prints one line when it is ready, with which it can be used", async () => {
    const room = new CommandRoom();
    const emulator = start(room, "emulator", "--json", "--port", "0", "--control-port", "0", "--package-installed");
    const ready = await emulator.line();
    expect(ready).toMatchObject({
      user: "admin",
      password: "admin",
      profile: "v7",
      imsAccount: "Adobe_Marketing_Cloud",
    });
    const { url, controlUrl, user, password } = ready as Record<string, string>;
    room.file("password", password!);
    const edited = await room.run("emulator", "edit", "--json", "--control", controlUrl!, "--set", "tenant=acme");
    expect(JSON.parse(edited.stdout)).toEqual({ changed: ["tenant"] });
    const found = await room.run("doctor", "--json", "--url", url!, "--user", user!, "--password-file", "password");
    expect(found.stdout).toContain(
      'not filled in: imsServer, clientId, callbackServer, organizationId, associationMask"',
    );
    expect(await emulator.interrupt()).toBe(0);
    expect(await emulator.rest()).toBe(true);
  });

  it("does not repeat a password that was given", async () => {
    const room = new CommandRoom();
    room.env["ADOBE_CAMPAIGN_EMULATOR_PASSWORD"] = room.password.value;
    const emulator = start(room, "emulator", "--json", "--port", "0", "--user", "me");
    expect(await emulator.line()).toMatchObject({ user: "me", password: null });
    await emulator.interrupt();
  });
});

describe("record --json", () => {
  it("prints a line when it is ready, and one with what came of it; the review is one document", async () => {
    const room = new CommandRoom();
    const { url } = await room.start();
    const recorder = start(room, "record", "--json", "--target", url, "--out", "r.jsonl");
    const ready = await recorder.line();
    expect(ready).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string, file: "r.jsonl" });
    await fetch(`${String(ready["url"])}/r/test`);
    const code = recorder.interrupt();
    expect([await recorder.line(), await code]).toEqual([{ file: "r.jsonl", exchanges: 1 }, 0]);
    const review = await room.run("record", "review", "--json", "r.jsonl");
    expect([review.code, JSON.parse(review.stdout)]).toEqual([
      0,
      { ok: true, review: expect.arrayContaining([expect.any(String)]) as string[], problems: [] },
    ]);
  });
});

describe("every command", () => {
  const commands = [
    ...[["compare"], ["doctor"], ["drift"], ["emulator"], ["emulator", "edit"], ["emulator", "send"], ["import"]],
    ...[["mask"], ["record"], ["record", "review"]],
  ];

  it.each(commands)("%s %s tells its exit codes and --json, with examples", async (...words) => {
    const { code, stdout } = await new CommandRoom().run(...words.filter(Boolean), "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Exit code: 0 .*2 wrong use/ms);
    expect(stdout).toMatch(/^ +--json /m);
    expect(stdout).toMatch(new RegExp(String.raw`^Examples:\n  \$ adobe-campaign ${words.join(" ").trim()}`, "m"));
  });

  it.each([
    ["a wrong option", 2, undefined, ["doctor", "--bogus"]],
    ["a missing option", 2, undefined, ["drift"]],
    ["a missing argument", 2, undefined, ["compare", "dev"]],
    ["an unknown command", 2, undefined, ["bogus"]],
    ["no connection", 2, "ACC1001", ["import"]],
    ["a mask that cannot be used", 1, "ACC1003", ["mask", "Campaign", "--profile", "a"]],
    ["no emulator", 2, undefined, ["emulator", "send", "journal", "--control", "http://127.0.0.1:1"]],
    ["no recording", 2, undefined, ["record", "review", "none.jsonl"]],
    ["no Pulumi", 1, undefined, ["compare", "dev", "prod"]],
  ])("after %s, --json is one document with what stderr says", async (_what, exitCode, errorCode, args) => {
    const room = new CommandRoom();
    room.env["PATH"] = "/nowhere";
    const { code, stdout, stderr } = await room.run(...args, "--json");
    const { error } = JSON.parse(stdout) as { error: { code?: string; message: string } };
    expect([code, error.code]).toEqual([exitCode, errorCode]);
    expect(stderr).toBe(`error: ${error.message}\n`);
  });

  it("drift reports even that Pulumi cannot be started, into the file or to stdout", async () => {
    const room = new CommandRoom();
    const ran = await room.run("drift", "--stack", "dev", "--json", "--out", "drift.json");
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^error: @pulumi\/pulumi is not installed in /);
    const report = expectJson(readFileSync(join(room.folder, "drift.json"), "utf8"));
    expect(report).toMatchObject({ status: "error", complete: false, stack: "dev", findings: [] });
    expect((await room.run("drift", "--stack", "dev", "--json")).stdout).toContain('"status": "error"');
  });

  it("is in the list of all", async () => {
    const { stdout } = await new CommandRoom().run("--help");
    for (const [name] of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });
});
