import { describe, expect, it, vi } from "vitest";
import { emulatorCommand } from "../../../provider/cli/emulator";
import { profileNames, startEmulator } from "../../../provider/emulator/index";
import { commandHere } from "../../support/command-here";
import { call, string } from "./soap";

const { run, exit } = commandHere(emulatorCommand);

describe("adobe-campaign emulator", () => {
  it.each([
    [["--port", "x"], "'--port <port>' argument 'x' is invalid"],
    [["--port", "70000"], "from 0 to 65535"],
    [["--control-port", "-1"], "--control-port"],
    [["--quux"], "unknown option '--quux'"],
    [["something"], "too many arguments"],
    [["--state"], "argument missing"],
    [["edit"], "required option '--control <url>'"],
    [["edit", "--control", "nowhere", "--set", "a=b"], "must be an address"],
    [["edit", "--control", "http://127.0.0.1:1"], "required option '--set"],
    [["edit", "--control", "http://127.0.0.1:1", "--set", "tenant"], "must look like tenant=acme"],
    [["edit", "--control", "http://127.0.0.1:1", "--set", "tenant=x"], "no emulator answers"],
    [["--profile", "v9"], "Allowed choices are v7, v7-french, v7-old, v8."],
    [["--person", "ana"], "must look like"],
    [["--person", "ana@example.com="], "must look like"],
    [["sign-in", "--control", "http://127.0.0.1:1"], "missing required argument 'email'"],
    [["sign-in", "ana@example.com"], "required option '--control <url>'"],
    [["sign-in", "ana@example.com", "--control", "http://127.0.0.1:1"], "no emulator answers"],
    [["restart"], "required option '--control <url>'"],
    [["--session-timeout", "soon"], "must be a whole number"],
    [["send", "--control", "http://127.0.0.1:1"], "missing required argument 'command'"],
    [["send", "inject"], "required option '--control <url>'"],
    [["send", "inject", "{", "--control", "http://127.0.0.1:1"], "must be a JSON object"],
    [["send", "inject", "{}", "--control", "http://127.0.0.1:1"], "no emulator answers"],
  ])("%j is wrong use: one clear line, and 2", async (args, message) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("explains itself", async () => {
    const { code, text: help } = await run("--help");
    expect(code).toBe(0);
    expect(exit).toHaveBeenCalledWith(0);
    for (const text of ["--state <file>", "--ims-client-id <id>", "v7-french", "Examples:"])
      expect(help).toContain(text);
    for (const name of profileNames) expect(help).toContain(`  ${name} `);
  });

  it("refuses a port that is in use", async () => {
    const emulator = await startEmulator();
    const { code, text } = await run("--port", String(emulator.port));
    expect({ code, text }).toEqual({
      code: 2,
      text: `error: Cannot listen on 127.0.0.1:${emulator.port}: it is in use.\n`,
    });
    await emulator.close();
  });

  it("edits an account of a running emulator", async () => {
    const emulator = await startEmulator({ controlPort: 0, packageInstalled: true });
    const edit = (...args: string[]) => run("edit", "--control", emulator.controlUrl ?? "", ...args);
    const done = await edit("--set", "tenant=other", "--set", "imsRightsMask=A=B - (.*)", "--operator", "m.muster");
    expect(done.code).toBe(0);
    expect(done.text).toMatch(
      /^Changed: tenant, imsRightsMask\nNext: `pulumi preview .* emulator restart --control http:/,
    );
    expect(emulator.account(emulator.imsAccount)).toMatchObject({ tenant: "other", imsRightsMask: "A=B - (.*)" });
    const refused = await edit("--set", "tenant=x", "--account", "nobody");
    expect(refused).toEqual({ code: 2, text: "error: There is no account 'nobody'.\n" });
    await emulator.close();
  });

  it("edits a security group of a running emulator", async () => {
    const emulator = await startEmulator({ controlPort: 0, groups: ["reviewers"] });
    const edit = (...args: string[]) => run("edit", "--control", emulator.controlUrl ?? "", ...args);
    const done = await edit("--group", "reviewers", "--set", "label=Approvers", "--operator", "jane", "--json");
    expect(done).toEqual({ code: 0, text: '{"changed":["label"]}\n' });
    const jane = emulator.operators().find(({ attributes }) => attributes.name === "jane")?.attributes.id;
    expect(emulator.group("reviewers")?.attributes).toMatchObject({ label: "Approvers", "modifiedBy-id": jane });
    expect((await edit("--group", "nobody", "--set", "label=x")).text).toBe("error: There is no group 'nobody'.\n");
    expect((await edit("--group", "reviewers", "--account", "x", "--set", "label=x")).code).toBe(2);
    await emulator.close();
  });

  it("sends any command to a running emulator", async () => {
    const emulator = await startEmulator({ controlPort: 0 });
    const send = (...args: string[]) => run("send", ...args, "--control", emulator.controlUrl ?? "");
    expect(await send("inject", '{"kind":"status","status":503}')).toEqual({ code: 0, text: "{}\n" });
    expect((await fetch(`${emulator.url}/r/test`)).status).toBe(503);
    expect(JSON.parse((await send("faults")).text)).toMatchObject([{ hits: 1 }]);
    const unknown = await send("nothing");
    expect(unknown.code).toBe(2);
    expect(unknown.text).toMatch(
      /^error: there is no command 'nothing'; the commands are journal, clear-journal, .*restore\n$/,
    );
    await emulator.close();
  });

  it("starts what the options ask for", async () => {
    const { text } = await run(
      ...[
        "--port",
        "0",
        "--control-port",
        "0",
        "--profile",
        "v8",
        "--ims-client-id",
        "robot",
        "--session-timeout",
        "9",
      ],
      ...["--group", "marketing", "--group", "sales", "--product-profile", "Campaign - x - sales"],
      ...["--person", "ana@example.com=Campaign - x - sales", "--person", "ana@example.com=Campaign - x - news=1"],
      ...["--access-url", "https://x.example.com"],
    );
    const [, url = "", control = ""] =
      /^Adobe Campaign emulator at (\S+), control interface at (\S+)\nIts console, in a browser: \1\/\nNext: .*\n$/.exec(
        text,
      ) ?? [];
    const stop = process.listeners("SIGTERM").at(-1);
    if (stop) process.off("SIGTERM", stop).off("SIGINT", stop);
    expect(await (await fetch(`${url}/r/test`)).text()).toContain("version='8.6.1'");
    const client = { grant_type: "client_credentials", client_id: "robot", client_secret: "emulator" };
    const issued = await fetch(`${url}/ims/token/v3`, { method: "POST", body: new URLSearchParams(client) });
    const { access_token: token } = (await issued.json()) as { access_token: string };
    const logon = await call(url, "xtk:session#BearerTokenLogon", string(token));
    expect(logon.body).toContain("sessionTimeOut='9'");
    expect(logon.body).toContain("login='admin'");
    const listing = await fetch(`${url}/v2/usermanagement/groups/A@AdobeOrg/0`, {
      headers: { authorization: `Bearer ${token}`, "x-api-key": "robot" },
    });
    expect(await listing.text()).toContain("Campaign - x - sales");
    const people = await fetch(`${control}/people`, { headers: { "x-emulator-control": "1" } });
    const profiles = ["Campaign - x - sales", "Campaign - x - news=1"];
    expect(await people.json()).toEqual([{ email: "ana@example.com", profiles }]);
    const snapshot = await fetch(`${control}/snapshot`, { headers: { "x-emulator-control": "1" } });
    expect(await snapshot.text()).toMatch(/"name":"marketing".*"name":"sales"/s);

    const ended = new Promise<unknown>((resolve) =>
      exit.mockImplementationOnce((code) => {
        resolve(code);
        return undefined as never;
      }),
    );
    const said: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    stop?.("SIGTERM");
    expect(await ended).toBe(0);
    expect(said.at(-1)).toMatch(/^Stopped\. The journal had [1-9]\d* calls; the instance is gone\.\n$/);
    await expect(fetch(`${url}/r/test`)).rejects.toThrow();
  });
});
