import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";

import { expect } from "vitest";

import type { CampaignInstance } from "../../provider/campaign/instance";
import { openInstance, openSession } from "../../provider/composition/open-instance";
import { Secret } from "../../provider/secret";
import type { Session } from "../../provider/campaign/session";
import type { ConnectionSettings } from "../../provider/campaign/settings";
import { AdobeCampaignError } from "../../provider/errors/index";

/** Values that must not be seen anywhere, with characters that each way of escaping would change. */
export const canary = {
  password: "canary-p/w&d<\"'",
  secret: "canary-s3cr3t/&<\"'~",
} as const;

const words = /canary-(?:p|s3cr3t)/;

/** One call as it came over the wire. */
export interface Exchange {
  /** `xtk:session#Logon`. */
  readonly action: string;
  /** The session token of the call; empty at a logon. */
  readonly token: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Passed on to the instance; or answered here; or whatever is done with the connection. */
export type Answer =
  | "pass"
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string | Buffer }
  | ((response: ServerResponse) => void);

export interface Door {
  readonly url: string;
  /** Every call that came, in order. */
  readonly exchanges: Exchange[];
  /** Calls by method: `{ Logon: 1, Write: 2 }`. */
  counts(): Record<string, number>;
  close(): Promise<void>;
}

/** A server on loopback in front of an instance, or in place of one. */
export async function openDoor(
  target: string | undefined,
  answer: (exchange: Exchange, number: number) => Answer | Promise<Answer> = () => "pass",
): Promise<Door> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = await readExchange(request);
    const number = exchanges.push(exchange);
    let chosen = await answer(exchange, number);
    if (chosen === "pass") chosen = await passOn(`${target}${request.url}`, exchange);
    if (typeof chosen === "function") return chosen(response);
    const body = Buffer.from(chosen.body);
    response.writeHead(chosen.status ?? 200, { "Content-Length": body.length, ...chosen.headers });
    response.end(body);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    counts: () => countCalls(exchanges.map(({ action }) => action)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readExchange(request: IncomingMessage): Promise<Exchange> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { headers } = request;
  const token = headers["x-session-token"] as string | undefined;
  return {
    action: (headers["soapaction"] as string | undefined) ?? "",
    token: token ?? "",
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** What the instance itself answers. */
export async function passOn(
  address: string,
  { headers, body }: Exchange,
): Promise<{ readonly status: number; readonly body: string }> {
  const kept = ["content-type", "soapaction", "x-security-token", "x-session-token", "cookie"];
  const reply = await fetch(address, {
    method: "POST",
    headers: Object.fromEntries(
      kept.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name] as string]),
    ),
    body,
  });
  return { status: reply.status, body: await reply.text() };
}

/** The session of this call is over, as a server says it. */
export const expired = {
  status: 403,
  body: "XSV-350008 Session has expired or is invalid. Please reconnect.",
} as const;

export function countCalls(actions: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const action of actions) {
    const method = action.slice(action.indexOf("#") + 1);
    counts[method] = (counts[method] ?? 0) + 1;
  }
  return counts;
}

type Given = Partial<ConnectionSettings> & { readonly user?: string; readonly password?: string };

export function settingsFor(
  url: string,
  { user = "admin", password = canary.password, ...given }: Given = {},
): ConnectionSettings {
  const signIn = { kind: "password", user, password: new Secret(password) } as const;
  return { url, signIn, timeout: 60_000, network: {}, logCalls: false, ...given };
}

export const sessionFor = (url: string, given?: Given): Session => openSession(settingsFor(url, given));
export const instanceFor = (url: string, given?: Given): CampaignInstance => openInstance(settingsFor(url, given));

/** The session token that a sign-in brought. */
export async function sessionTokenOf(session: Session): Promise<string> {
  const { authorization } = await session.info();
  return "bearer" in authorization ? "" : authorization.session;
}

/** The typed error with which something ends. Nothing about it shows a canary. */
export async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<AdobeCampaignError> {
  let failure: unknown;
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    failure = error;
  }
  expect(failure, "it succeeded").toBeDefined();
  expectNoCanary(failure);
  expect(failure).toBeInstanceOf(AdobeCampaignError);
  return failure as AdobeCampaignError;
}

/** Looks into everything that a log, a report or a debugger would print. */
export function expectNoCanary(value: unknown): void {
  const shown = [
    inspect(value, { depth: 12, showHidden: true, getters: true }),
    value instanceof Error ? `${value.message}\n${value.stack}` : "",
    JSON.stringify(value) ?? "",
  ];
  for (const text of shown) expect(text).not.toMatch(words);
}
