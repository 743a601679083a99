import { interleave } from "../report/median.mts";
import { moreByAtMost, type Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { child } from "../rig/child.mts";
import { Host } from "../rig/host.mts";
import { createProject, texts } from "../rig/project.mts";

const PAIRS = 14;

interface Start {
  /** Milliseconds from the start of the process to the answer of the first check, and of the check alone. */
  total: number;
  check: number;
  /** The check in milliseconds of CPU, which other programs on the machine hardly change. */
  cpu: number;
  memory: number;
}

/** Pulumi starts a process for each command; the user waits until our code in it has answered the first check. */
export async function coldStart(log: (line: string) => void): Promise<Row[]> {
  const project = createProject();
  const config = connection("http://127.0.0.1:9");
  const start = async (provider: string): Promise<Start> => {
    const started = performance.now();
    const host = await Host.start(project, config);
    const ready = performance.now();
    const cpu = host.cpu() ?? NaN;
    await host.check({}, { ...account, __provider: provider });
    const answered = performance.now();
    const measured = { cpu: (host.cpu() ?? NaN) - cpu, memory: host.memory() };
    await host.stop();
    return { total: answered - started, check: answered - ready, ...measured };
  };
  const { ours, rival } = await interleave(
    PAIRS,
    () => start(texts.account),
    () => start(texts.trivial),
  );

  const pick = (name: keyof Start) => ({
    ours: ours.map((each) => each[name]),
    rival: rival.map((each) => each[name]),
  });
  const load = await child<{ milliseconds: number; megabytes: number; files: number }>("load", ["dynamic.js"]);
  log(`loading our code: ${load.milliseconds.toFixed(1)} ms, ${load.megabytes.toFixed(1)} MB, ${load.files} files`);
  return [
    moreByAtMost("cold start to the first check", pick("total"), undefined, "ms"),
    // Until Pulumi's host is ready both processes do the same, so this is the same difference with less noise.
    moreByAtMost("  of which our code and its first check", pick("check"), 60, "ms"),
    ...(Number.isNaN(ours[0]!.cpu) ? [] : [moreByAtMost("  the same in CPU time", pick("cpu"), 60, "ms")]),
    moreByAtMost("cold start, resident memory", pick("memory"), 25, "MB"),
  ];
}
