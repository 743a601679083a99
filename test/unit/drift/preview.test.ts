/** How Pulumi is started: through the SDK of the program's folder, whatever of it can be loaded. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { preview } from "../../../provider/drift/preview";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A program's folder with an SDK that plays Pulumi. */
function program(sdk: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "drift-preview-")));
  folders.push(folder);
  for (const [path, text] of Object.entries(sdk)) {
    const file = join(folder, "node_modules/@pulumi/pulumi", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Says how it was called as an event, and ends as it is told. */
const command = (end: string) => `exports.PulumiCommand = { get: async () => ({
  run: async (args, cwd, env, onOutput, onError) => {
    onOutput("not an event\\n" + JSON.stringify({ called: { args, cwd, env } }).slice(0, 9));
    onOutput(JSON.stringify({ called: { args, cwd, env } }).slice(9) + "\\n");
    ${end}
  },
}) };`;

describe("the preview", () => {
  it("reads the instances, runs the program, and streams events that may come in pieces", async () => {
    const cwd = program({ "automation/cmd.js": command("") });
    const args = ["preview", "--refresh", "--run-program", "--json", "--suppress-outputs", "--stack", "dev"];
    expect(await preview("dev", cwd)).toEqual({
      events: [
        { called: { args, cwd, env: { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", PULUMI_RUN_PROGRAM: "true" } } },
      ],
      failure: undefined,
    });
  });

  it("tells why it failed: the errors that Pulumi says, or else all that it says", async () => {
    const said = (text: string) =>
      program({
        "automation/cmd.js": command(`onError(${JSON.stringify(text)}); throw new Error("exit status 255");`),
      });
    expect((await preview("dev", said("warning: old\nerror: incorrect passphrase\n"))).failure).toBe(
      "incorrect passphrase",
    );
    expect((await preview("dev", said("something else\n"))).failure).toBe("something else\nnot an event");
  });

  it("takes silence for no good news", async () => {
    const silent = "exports.PulumiCommand = { get: async () => ({ run: async () => ({}) }) };";
    expect((await preview("dev", program({ "automation/cmd.js": silent }))).failure).toBe(
      "pulumi preview reported nothing; update Pulumi",
    );
  });

  it("does with an SDK that offers only the whole Automation API", async () => {
    const manifest = { name: "@pulumi/pulumi", exports: { "./automation": "./automation/index.js" } };
    const cwd = program({ "package.json": JSON.stringify(manifest), "automation/index.js": command("") });
    expect((await preview("dev", cwd)).events).toHaveLength(1);
  });

  it("says what is missing", async () => {
    const { events, failure } = await preview("dev", program({}));
    expect(events).toEqual([]);
    expect(failure).toMatch(
      /^@pulumi\/pulumi is not installed in .*; run the command in the folder of the Pulumi program/,
    );
    const noCli = program({
      "automation/cmd.js": "exports.PulumiCommand = { get: async () => { throw new Error('ENOENT'); } };",
    });
    expect((await preview("dev", noCli)).failure).toMatch(/^the command pulumi cannot be started/);
  });
});
