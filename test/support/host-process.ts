import { spawn } from "node:child_process";
import { compileCache } from "../../tools/compile-cache.mts";

/** Everything that a host printed. */
export interface Printed {
  stdout: string;
  stderr: string;
}

export interface RunningHost {
  readonly port: string;
  /** Resolves when the process has ended by itself, or by a signal. */
  readonly ended: Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface HostCommand {
  readonly program: string;
  /** Where an engine listens. */
  readonly engine: string;
  /** The folder of a program. */
  readonly folder: string;
  readonly env: Record<string, string>;
}

/** Runs a host as the engine does: a process in the folder of a program. */
export async function startProcess(
  { program, engine, folder, env }: HostCommand,
  printed: Printed,
): Promise<RunningHost> {
  const child = spawn(process.execPath, [program, engine], {
    cwd: folder,
    env: { ...compileCache, PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Also when the tests are interrupted.
  process.once("exit", () => child.kill());
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => (printed[stream] += text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));

  const port = await new Promise<string>((resolve, reject) => {
    // The first line is the port.
    child.stdout.on("data", () => printed.stdout.includes("\n") && resolve(printed.stdout.split("\n")[0]!));
    child.once("error", reject);
    child.once("close", (code) =>
      reject(new Error(`the host ended with ${code} before it was ready:\n${printed.stderr}`)),
    );
  });
  return { port, ended, kill: (signal) => void child.kill(signal) };
}
