import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { root } from "../../../tools/paths.mts";
import type { Ran } from "../../support/pulumi.ts";
import { interleave } from "../report/median.mts";
import { type Row, timesAtMost } from "../report/table.mts";

const PAIRS = 9;

const example = join(root, "examples", "quickstart");
const read = (name: string) => [name, readFileSync(join(example, name), "utf8")] as const;

const expectInSync = (ran: Ran): number => {
  if (ran.code !== 0) throw new Error(ran.text);
  return ran.seconds;
};

/** What `adobe-campaign drift` costs beside the Pulumi command that it runs: the quickstart's stack, in sync. */
export async function drift(log: (line: string) => void): Promise<Row[]> {
  const { Stack } = await import("../../support/pulumi.ts");
  const { runProgram } = await import("../../support/run-program.ts");
  const emulator = await startEmulator({ packageInstalled: true });
  const stack = await Stack.create(Object.fromEntries(readdirSync(example).map(read)), { project: "quickstart" });
  try {
    Object.assign(stack.env, {
      ADOBE_CAMPAIGN_URL: emulator.url,
      ADOBE_CAMPAIGN_USER: "admin",
      ADOBE_CAMPAIGN_PASSWORD: "admin",
    });
    await stack.configure({ imsClientId: "Campaign1-acme" }, { imsClientSecret: "secret of the IMS client" });
    expectInSync(await stack.up());
    const command = [join(root, "dist/cli/main.js"), "drift", "--stack", stack.name];
    const options = { cwd: stack.project, env: stack.env, timeout: 120_000 };
    const plain = ["preview", "--refresh", "--run-program", "--expect-no-changes", "--diff", "--stack", stack.name];
    const { ours, rival } = await interleave(
      PAIRS,
      async () => expectInSync(await runProgram(process.execPath, command, options)),
      async () => expectInSync(await stack.run(...plain)),
    );
    log(
      `drift ${ours.map((each) => each.toFixed(2)).join(" ")}, pulumi ${rival.map((each) => each.toFixed(2)).join(" ")}`,
    );
    return [timesAtMost("drift, beside pulumi preview --refresh --run-program", { ours, rival }, 1.1, "s")];
  } finally {
    await stack.remove();
    await emulator.close();
  }
}
