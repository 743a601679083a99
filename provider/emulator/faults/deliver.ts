import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../http/answer";
import type { Fault } from "./fault";

/** Beyond what any client should be ready to read. */
const oversized = 256 * 1024 * 1024;

/** Sends an answer; a fault says how it goes wrong on the way. */
export async function deliver(response: ServerResponse, answer: Answer, fault?: Fault): Promise<void> {
  switch (fault?.kind) {
    case "refuse":
    case "reset":
      // RST, not FIN: what a crashed server or a firewall looks like.
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      return;
    case "drip":
      return drip(response, answer, fault.delay ?? 20);
    case "truncate":
      return truncate(response, answer, fault);
    case "oversized":
      return flood(response, answer, fault.bytes ?? oversized);
    default:
      head(response, answer, Buffer.byteLength(answer.body));
      response.end(answer.body);
  }
}

/** Waits, but not for a client that has left: then nothing that follows matters. */
export async function pause(response: ServerResponse, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once("close", leave);
  await wait(milliseconds, undefined, { signal: gone.signal }).catch(() => {});
  response.off("close", leave);
}

function head(response: ServerResponse, { status, contentType, headers }: Answer, length?: number): void {
  response.writeHead(status, {
    "Content-Type": contentType,
    ...headers,
    ...(length === undefined ? {} : { "Content-Length": length }),
  });
}

async function drip(response: ServerResponse, answer: Answer, delay: number): Promise<void> {
  const body = Buffer.from(answer.body);
  head(response, answer, body.length);
  response.socket?.setNoDelay(true);
  for (let at = 0; at < body.length && !response.destroyed; at++) {
    response.write(body.subarray(at, at + 1));
    await pause(response, delay);
  }
  response.end();
}

function truncate(response: ServerResponse, answer: Answer, fault: Fault): void {
  const body = Buffer.from(answer.body);
  const cut = body.subarray(0, fault.bytes ?? Math.floor(body.length / 2));
  head(response, answer, fault.complete ? cut.length : body.length);
  if (fault.complete) response.end(cut);
  // An empty write alone would not send the head.
  else if (cut.length === 0) {
    response.flushHeaders();
    response.socket?.end();
  } else response.write(cut, () => response.socket?.end());
}

/** Begins like a reply and goes on without end, in chunks: no header announces the length. */
async function flood(response: ServerResponse, answer: Answer, bytes: number): Promise<void> {
  head(response, answer);
  response.write("<?xml version='1.0'?>\n<SOAP-ENV:Envelope>");
  const chunk = Buffer.alloc(64 * 1024, " ");
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}
