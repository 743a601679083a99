import type { Command } from "commander";
import { afterEach, vi } from "vitest";

/** Runs a command in this process: what it prints is caught, and so is its exit. */
export function commandHere(make: () => Command) {
  const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  let printed = "";
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  afterEach(() => {
    process.exitCode = undefined;
  });

  /** The code it exits with, and what it printed. */
  async function run(...args: string[]): Promise<{ code: number; text: string }> {
    let code = 0;
    printed = "";
    await make()
      .parseAsync(args, { from: "user" })
      .catch((error: unknown) => {
        code = Number(/^exit (\d+)$/.exec((error as Error).message)?.[1]);
      });
    return { code: Number(process.exitCode ?? code), text: printed };
  }

  return { run, exit };
}
