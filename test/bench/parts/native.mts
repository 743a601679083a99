import { statSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";
import { execute } from "../../../tools/execute.mts";
import { interleave } from "../report/median.mts";
import { atMost, timesAtMost, type Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { Host } from "../rig/host.mts";
import { createProject, texts } from "../rig/project.mts";

const PAIRS = 9;
const MEGABYTE = 1024 * 1024;

interface Start {
  /** Milliseconds from the start of the process to the answer of the first check. */
  total: number;
  memory: number;
}

/** The plugin beside Pulumi's host of dynamic providers with the same handlers: what each command waits for, and what it holds. */
export async function native(): Promise<Row[]> {
  const project = createProject();
  const config = connection("http://127.0.0.1:9");
  const measure = async (begin: () => Promise<Host>, extra: object): Promise<Start> => {
    const started = performance.now();
    const host = await begin();
    await host.check({}, { ...account, ...extra });
    const measured = { total: performance.now() - started, memory: host.memory() };
    await host.stop();
    return measured;
  };
  const { ours, rival } = await interleave(
    PAIRS,
    () => measure(() => Host.startPlugin(project, config), {}),
    () => measure(() => Host.start(project, config), { __provider: texts.account }),
  );
  const pick = (name: keyof Start) => ({
    ours: ours.map((each) => each[name]),
    rival: rival.map((each) => each[name]),
  });
  return [
    timesAtMost("plugin: start to the first check", pick("total"), 0.35, "ms"),
    timesAtMost("plugin: resident memory", pick("memory"), 0.75, "MB"),
    atMost("packed file, as npm publishes it", await packedSize(), 3, "MB"),
  ];
}

async function packedSize(): Promise<number> {
  const { output } = await execute("npm", ["pack", "--json", "--ignore-scripts", "--dry-run"], {
    quiet: true,
    cwd: root,
  });
  const size = /"size":\s*(\d+)/.exec(output)?.[1];
  return size === undefined
    ? statSync(join(root, "native", "component-host.js")).size / MEGABYTE
    : Number(size) / MEGABYTE;
}
