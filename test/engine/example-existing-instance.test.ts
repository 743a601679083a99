/** The example of an imported instance: its program is what the command writes, and one `up` makes it whole. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "../support/engine-output.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { exampleFiles } from "../support/examples.ts";
import { adobeCampaign } from "../support/run-command.ts";

const files = exampleFiles("existing-instance");
let room: Room;

beforeAll(async () => {
  room = await Room.open(files, {
    project: "existing-instance",
    secretKey: "imsClientSecret",
    emulator: { packageInstalled: true },
  });
  const clientSecret = room.canary("secret set by hand").value;
  room.instance.emulator.edit({ set: { ...accountAttributes, clientSecret } });
});
afterAll(() => room.close());

test("the program is the one that the command writes", async () => {
  const { project, env } = room.stack;
  ok(await adobeCampaign(project, env, "import", "--program", "index.ts", "--force"));
  expect(readFileSync(join(project, "index.ts"), "utf8")).toBe(files["index.ts"]);
});

test("import, preview and up as the README has them: only the secret is written", async () => {
  const { stack, instance } = room;
  const command = /^pulumi (import .*)$/m.exec(files["README.md"]!)![1]!;
  ok(await stack.run(...command.split(" "), "--stack", stack.name));
  expect(operations(ok(await stack.preview()).stdout)).toEqual({ "ims-account": "update" });
  instance.calls();
  ok(await stack.up());
  expect(instance.writes()).toEqual(["extAccount Adobe_Marketing_Cloud: clientSecret"]);
});
