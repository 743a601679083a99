/**
 * Pulumi's host in this process, with the sources instead of what is built: so that a mutant of them can be seen by the tests of
 * the host (`npm run mutation`). One at a time: the few tests that start a second one beside it are left out there.
 */
import Module, { createRequire } from "node:module";
import { Server } from "@grpc/grpc-js";
import { getCurrentTest } from "vitest/suite";
import { freshSources } from "./fresh-sources.ts";
import type { HostCommand, Printed, RunningHost } from "./host-process.ts";

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;

const loader = Module as unknown as { _load: Load };
const require = createRequire(__filename);

let isRunning = false;

export async function startHere({ program, engine, env }: HostCommand, printed: Printed): Promise<RunningHost> {
  if (isRunning) getCurrentTest()?.context.skip("it needs a second process");
  isRunning = true;
  const before = rememberProcess();
  const bindAsync = Reflect.get(Server.prototype, "bindAsync");
  const { _load: load } = loader;
  const servers: Server[] = [];

  // As in a new process: nothing of an earlier host is left in memory.
  delete require.cache[require.resolve(program)];
  Object.assign(process.env, env);
  const sources = await freshSources();
  loader._load = function (request, ...rest) {
    return request === "pulumi-adobe-campaign/dynamic" ? sources : load.call(this, request, ...rest);
  };
  Server.prototype.bindAsync = function (...args) {
    servers.push(this);
    bindAsync.apply(this, args);
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
    require(program);
    process.argv = argv;
  });
  console.log = log;
  Server.prototype.bindAsync = bindAsync;
  printed.stdout += `${port}\n`;

  let hasEnded = false;
  const kill = () => {
    if (hasEnded) return;
    hasEnded = true;
    isRunning = false;
    for (const server of servers) server.forceShutdown();
    loader._load = load;
    before();
  };
  return { port, ended: Promise.resolve(), kill };
}

/** Environment, standard error and listeners of this process; gives back what puts them back. */
function rememberProcess(): () => void {
  const env = { ...process.env };
  const write = Reflect.get(process.stderr, "write");
  const listeners = new Map(process.eventNames().map((event) => [event, process.rawListeners(event)]));
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.stderr.write = write;
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!listeners.get(event)?.includes(listener))
          process.removeListener(event, listener as (...args: unknown[]) => void);
  };
}
