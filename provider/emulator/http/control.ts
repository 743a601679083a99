import type { IncomingMessage, RequestListener } from "node:http";
import type { Emulator } from "../api";
import { SoapFault } from "../soap/faults";
import { commands } from "./commands";
import { parse } from "./control-body";
import { host, readBody } from "./server";

/**
 * Steers a running emulator. The header `x-emulator-control` is what no web page can send from another origin, and the
 * Host is checked so that none can become the same origin by its name.
 */
export function controlListener(emulator: () => Emulator): RequestListener {
  return (request, response) => {
    run(request, emulator).then(
      ({ status, result }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(result));
      },
      () => response.destroy(),
    );
  };
}

async function run(request: IncomingMessage, emulator: () => Emulator): Promise<{ status: number; result: unknown }> {
  const name = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (request.headers["x-emulator-control"] !== "1" || ![host, "localhost"].includes(name)) {
    return { status: 403, result: { error: "The header 'x-emulator-control: 1' is required, on loopback." } };
  }
  const route = `${request.method} ${request.url}`;
  const command = Object.hasOwn(commands, route) ? commands[route] : undefined;
  if (!command) return { status: 404, result: { error: `There is no '${route}'.`, commands: Object.keys(commands) } };
  try {
    const body = request.method === "POST" ? parse(await readBody(request)) : {};
    return { status: 200, result: (await command(emulator(), body)) ?? {} };
  } catch (error) {
    if (error instanceof SoapFault) return { status: 400, result: { error: error.reason } };
    return { status: 400, result: { error: error instanceof Error ? error.message : String(error) } };
  }
}
