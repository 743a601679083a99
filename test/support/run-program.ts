import { execFileSync, spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface Ran {
  /** Exit code; -1 when it was killed. */
  code: number;
  stdout: string;
  stderr: string;
  /** Both streams, in the order they came. All three without colours. */
  text: string;
  seconds: number;
}

interface Options {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Milliseconds until the program, and all that it started, is killed. */
  timeout: number;
  /** Stops it as a Ctrl-C in a terminal would: a SIGINT, which leaves it the time to end well. */
  interrupt?: AbortSignal | undefined;
  /** Ends it as a power cut would, with all that it started. */
  kill?: AbortSignal | undefined;
}

/** A process and all below it. The plugins of Pulumi are in process groups of their own, so a group is not enough. */
function withDescendants(pid: number): number[] {
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const parent of family) family.push(...all.flatMap(([child = 0, of]) => (of === parent ? [child] : [])));
  return family;
}

function killAll(pid: number): void {
  for (const each of withDescendants(pid)) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // it has ended meanwhile
    }
  }
}

/** Runs a program to its end. A non-zero exit code is a result, not an exception. */
export function runProgram(command: string, args: string[], options: Options): Promise<Ran> {
  const { cwd, env, timeout, interrupt, kill } = options;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "", text: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (chunk: string) => {
        said[stream] += chunk;
        said.text += chunk;
      });
    }
    const { pid } = child;
    if (pid === undefined) return void child.on("error", reject); // it could not be started
    const timer = setTimeout(() => {
      said.text += `\n(killed after ${timeout} ms)`;
      killAll(pid);
    }, timeout);
    const onAbort = (signal: AbortSignal | undefined, act: () => void) =>
      signal?.addEventListener("abort", () => child.exitCode ?? act(), { once: true });
    onAbort(interrupt, () => process.kill(-pid, "SIGINT"));
    onAbort(kill, () => killAll(pid));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({
        code: code ?? -1,
        stdout: stripVTControlCharacters(said.stdout),
        stderr: stripVTControlCharacters(said.stderr),
        text: stripVTControlCharacters(said.text),
        seconds: (performance.now() - started) / 1000,
      });
    });
  });
}
