import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./paths.mts";

export interface Ending {
  code: number;
  /** Both streams, in the order they came; empty when the terminal was inherited. */
  output: string;
}

interface Options {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Collect the output instead of showing it. */
  quiet?: boolean;
  /** Kill the program, and what it started, after this many milliseconds. */
  timeout?: number;
}

/** Runs a program to its end. It never throws: a program that cannot be started ends with 127, as in a shell. */
export function execute(command: string, args: string[], options: Options = {}): Promise<Ending> {
  const { env = process.env, cwd = root, quiet = false, timeout } = options;
  return new Promise((resolve) => {
    const detached = timeout !== undefined && process.platform !== "win32"; // a group of its own, to kill as one
    const child = spawn(command, args, { env, cwd, detached, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
    const kill = (signal: NodeJS.Signals) => {
      if (detached && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    };
    let output = "";
    const collect = (chunk: string) => (output += chunk);
    child.stdout?.setEncoding("utf8").on("data", collect);
    child.stderr?.setEncoding("utf8").on("data", collect);

    const timer =
      timeout &&
      setTimeout(() => {
        output += `\nno end after ${timeout / 1000} s`;
        kill("SIGKILL");
      }, timeout);

    // A Ctrl-C in the terminal reaches the program too, unless it has a group of its own: it ends, then we do.
    let interrupted = false;
    const onInterrupt = () => {
      interrupted = true;
      if (detached) kill("SIGINT");
    };
    const onTerminate = () => kill("SIGTERM");
    process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);

    const end = (code: number) => {
      clearTimeout(timer);
      process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
      if (interrupted) process.exit(130);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** Runs a script under this very Node. */
export const runScript = (script: string, args: string[] = [], options?: Options): Promise<Ending> =>
  execute(process.execPath, [script, ...args], options);
