import { afterEach, describe, expect, it, vi } from "vitest";
import { emulatorCommand } from "../../../provider/cli/emulator";
import { startEmulator } from "../../../provider/emulator/index";

const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
  throw new Error(`exit ${code}`);
});
const printed: string[] = [];
const print = (text: string | Uint8Array) => {
  printed.push(String(text));
  return true;
};
vi.spyOn(process.stdout, "write").mockImplementation(print);
vi.spyOn(process.stderr, "write").mockImplementation(print);

afterEach(() => {
  printed.length = 0;
  process.exitCode = undefined;
});

/** Runs it; the code it exits with, and what it printed. */
async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let code = 0;
  await emulatorCommand()
    .parseAsync(args, { from: "user" })
    .catch((error: unknown) => {
      code = Number(/^exit (\d+)$/.exec((error as Error).message)?.[1]);
    });
  return { code: Number(process.exitCode ?? code), text: printed.join("") };
}

describe("adobe-campaign emulator", () => {
  it.each([
    [["--port", "x"], "'--port <port>' argument 'x' is invalid"],
    [["--port", "70000"], "from 0 to 65535"],
    [["--control-port", "-1"], "--control-port"],
    [["--nope"], "unknown option '--nope'"],
    [["something"], "too many arguments"],
    [["--state"], "argument missing"],
    [["edit"], "required option '--control <url>'"],
    [["edit", "--control", "nowhere", "--set", "a=b"], "must be an address"],
    [["edit", "--control", "http://127.0.0.1:1"], "required option '--set"],
    [["edit", "--control", "http://127.0.0.1:1", "--set", "tenant"], "must look like tenant=acme"],
    [["edit", "--control", "http://127.0.0.1:1", "--set", "tenant=x"], "no emulator answers"],
  ])("%j is wrong use: one clear line, and 2", async (args, message) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("explains itself", async () => {
    expect(await run("--help")).toMatchObject({ code: 0 });
    expect(exit).toHaveBeenCalledWith(0);
    expect(printed.join("")).toContain("--state <file>");
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
    expect(done).toEqual({ code: 0, text: "Changed: tenant, imsRightsMask\n" });
    expect(emulator.account(emulator.imsAccount)).toMatchObject({ tenant: "other", imsRightsMask: "A=B - (.*)" });
    printed.length = 0;
    const refused = await edit("--set", "tenant=x", "--account", "nobody");
    expect(refused).toEqual({ code: 2, text: "error: There is no account 'nobody'.\n" });
    await emulator.close();
  });
});
