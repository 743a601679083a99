import type { IncomingMessage, RequestListener } from "node:http";
import type { Console } from "../console";
import type { Journal } from "../journal";
import type { Instance } from "../model/instance";
import { SoapFault } from "../soap/faults";
import { host, readBody } from "./server";

type Body = Record<string, unknown>;

/** The request is at fault, and the text says how. */
class BadRequest extends Error {
  override readonly name = "BadRequest";
}

/**
 * Steers a running emulator. The header `x-emulator-control` is what no web page can send from another origin, and the
 * Host is checked so that none can become the same origin by its name.
 */
export function controlListener(instance: Instance, console: Console, journal: Journal): RequestListener {
  const commands: Record<string, (body: Body) => unknown> = {
    "GET /journal": () => journal.entries(),
    "POST /clear-journal": () => journal.clear(),
    "GET /accounts": () => console.accounts(),
    "GET /packages": () => instance.packages(),
    "POST /edit": (body) =>
      console.edit({ ...optional(body, "account"), ...optional(body, "operator"), set: values(body, "set") }),
    "POST /add-account": (body) => console.addAccount(values(body, "attributes")),
    "POST /remove-account": (body) => console.removeAccount(text(body, "name")),
    "POST /remove-package": (body) => console.removePackage(text(body, "name")),
    "POST /install-package": (body) => console.installPackage(text(body, "name")),
  };
  return (request, response) => {
    run(request, commands).then(
      ({ status, result }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(result));
      },
      () => response.destroy(),
    );
  };
}

async function run(request: IncomingMessage, commands: Record<string, (body: Body) => unknown>) {
  const name = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (request.headers["x-emulator-control"] !== "1" || ![host, "localhost"].includes(name)) {
    return { status: 403, result: { error: "The header 'x-emulator-control: 1' is required, on loopback." } };
  }
  const route = `${request.method} ${request.url}`;
  const command = Object.hasOwn(commands, route) ? commands[route] : undefined;
  if (!command) return { status: 404, result: { error: `There is no '${route}'.` } };
  try {
    const text = await readBody(request);
    return { status: 200, result: command(request.method === "POST" ? parse(text) : {}) ?? {} };
  } catch (error) {
    if (error instanceof SoapFault) return { status: 400, result: { error: error.reason } };
    return { status: 400, result: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function parse(text: string | undefined): Body {
  let body: unknown;
  try {
    body = JSON.parse(text || "{}");
  } catch {
    throw new BadRequest("The body is not JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new BadRequest("The body is not an object.");
  return body as Body;
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== "string" || value === "") throw new BadRequest(`'${name}' is missing.`);
  return value;
}

function optional<Name extends string>(body: Body, name: Name): { [name in Name]?: string } {
  return body[name] === undefined ? {} : ({ [name]: text(body, name) } as { [name in Name]: string });
}

function values(body: Body, name: string): Record<string, string> {
  const set = body[name];
  if (typeof set !== "object" || set === null) throw new BadRequest(`'${name}' is missing.`);
  const entries = Object.entries(set as Body);
  if (entries.length === 0) throw new BadRequest(`'${name}' is empty.`);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (typeof value !== "string") throw new BadRequest(`'${name}.${key}' is not a text.`);
      return [key, value];
    }),
  );
}
