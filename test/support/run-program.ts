import { spawn } from "node:child_process";
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
  /** Stops it as a Ctrl-C in a terminal would: a SIGINT to the program and all that it started. */
  interrupt?: AbortSignal | undefined;
}

/** Runs a program to its end. A non-zero exit code is a result, not an exception. */
export function runProgram(command: string, args: string[], options: Options): Promise<Ran> {
  const { cwd, env, timeout, interrupt } = options;
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
    const kill = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);
    const timer = setTimeout(() => {
      said.text += `\n(killed after ${timeout} ms)`;
      kill("SIGKILL");
    }, timeout);
    interrupt?.addEventListener("abort", () => kill("SIGINT"), { once: true });
    child.on("error", reject);
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
