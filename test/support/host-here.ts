/**
 * Pulumi's host in this process, with the sources instead of what is built: so that a mutant of them can be seen by the tests of
 * the host (`npm run mutation`). A process has room for one: the few tests that start a second one are left out there.
 */
import Module, { createRequire } from "node:module";
import { getCurrentTest } from "vitest/suite";
import type { HostCommand, Printed, RunningHost } from "./host-process.ts";

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

let isRunning = false;

export async function startHere({ program, engine, env }: HostCommand, printed: Printed): Promise<RunningHost> {
  if (isRunning) getCurrentTest()?.context.skip("it needs a second process");
  isRunning = true;
  Object.assign(process.env, env);
  const sources = await import("../../provider/dynamic.js");
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    return request === "pulumi-adobe-campaign/dynamic" ? sources : load.call(this, request, ...rest);
  };
  process.stderr.write = (text: string | Uint8Array) => {
    printed.stderr += String(text);
    return true;
  };

  const { log } = console;
  const { argv } = process;
  const port = await new Promise<string>((resolve) => {
    console.log = resolve; // the one line that the host prints
    process.argv = [process.execPath, program, engine];
    createRequire(__filename)(program);
    process.argv = argv;
  });
  console.log = log;
  printed.stdout += `${port}\n`;
  return { port, ended: Promise.resolve(), kill: () => undefined }; // it ends with this process
}
