import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { RecordedExchange } from "./format";
import { Pseudonyms } from "./pseudonyms";
import { readRecording } from "./read-recording";
import { redactExchange } from "./redact/exchange";
import { nameOf } from "./replay/canonical";
import { Tape } from "./replay/tape";
import { readWhole } from "./wire-body";

export interface Replay {
  readonly url: string;
  /** The requests that the recording has no answer for, by name. */
  unmatched(): readonly string[];
  close(): Promise<void>;
}

/** No server sends it: nobody takes it for an answer of the instance. */
const NOT_RECORDED = 599;

/** Answers a client as the recording says, on loopback. A request is compared after it was redacted as the recorded ones were. */
export async function startReplay(file: string): Promise<Replay> {
  const tape = new Tape(readRecording(file).exchanges);
  const names = new Pseudonyms();
  const unmatched: string[] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await redactedRequest(request, names);
    const answer = asked && tape.next(asked);
    if (answer !== undefined) return give(response, answer);
    const name = asked === undefined ? "a request that is too large" : nameOf(asked);
    unmatched.push(name);
    respond(response, NOT_RECORDED, {}, `The recording has no answer to ${name} as it was asked.\n`);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unmatched: () => [...unmatched],
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function redactedRequest(request: IncomingMessage, names: Pseudonyms): Promise<RecordedExchange | undefined> {
  const bytes = await readWhole(request as AsyncIterable<Buffer>);
  if (bytes === undefined) return undefined;
  const { method = "GET", url = "/", rawHeaders: headers } = request;
  const body = { bytes, contentType: request.headers["content-type"] ?? "" };
  return redactExchange({ number: 0, method, url, headers, body, milliseconds: 0 }, names);
}

function give(response: ServerResponse, { status, reply, replyHeaders }: RecordedExchange): void {
  // The instance did not answer then, and does not now.
  if (status === undefined) return void response.destroy();
  if (reply !== undefined && "withheld" in reply)
    return respond(
      response,
      NOT_RECORDED,
      {},
      `The recording holds this reply by its length only: ${reply.withheld.why}.\n`,
    );
  const { location, "content-type": type = "text/xml" } = replyHeaders?.values ?? {};
  const text = reply?.text ?? "";
  respond(
    response,
    status,
    { "Content-Type": inUtf8(type), ...(location === undefined ? {} : { Location: location }) },
    text,
  );
}

const inUtf8 = (type: string): string => type.replace(/charset="?[\w-]+"?/i, "charset=utf-8");

function respond(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, {
    "Content-Type": "text/plain;charset=utf-8",
    ...headers,
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(text);
}
