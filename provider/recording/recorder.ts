import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { isOwnRequest } from "./own-requests";
import { Pseudonyms } from "./pseudonyms";
import { RecordingFile } from "./recording-file";
import { type Exchange, redactExchange } from "./redact/exchange";
import { type Incoming, Upstream, withoutNeighbours } from "./upstream";
import { decompressed, readWhole } from "./wire-body";

export interface RecorderOptions {
  /** As `parseTarget` gives it. */
  readonly target: URL;
  readonly file: string;
  /** Port on loopback; 0, the default, takes any free one. */
  readonly port?: number;
  readonly append?: boolean;
  /** Names the instance in the header of the file. */
  readonly keepHost?: boolean;
  /** Words and values that stay as they are. */
  readonly keep?: readonly string[];
  /** Certificates (PEM) to trust beside the usual ones. */
  readonly ca?: string;
  /** Told after each exchange, with how many there are. */
  readonly onExchange?: (count: number) => void;
}

export interface Recorder {
  readonly url: string;
  /** Exchanges written so far. */
  readonly exchanges: number;
  /** Waits a moment for exchanges that are under way. */
  close(): Promise<void>;
}

/** Loopback only: what comes here is sent on with the passwords in it. */
const HOST = "127.0.0.1";
const FAREWELL = 2000;

/** Passes everything on to the instance, and writes what went to and fro, redacted. */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { target, keepHost = false } = options;
  const names = new Pseudonyms(new Set(options.keep));
  // The instance's own host is looked for in every text, and so is its first part, which often is the instance's name.
  names.of("host", target.hostname);
  if (!/^[\d.:[\]]+$/.test(target.hostname)) names.of("instance", target.hostname.replace(/\..*/s, ""));
  const upstream = new Upstream(target, options.ca);
  let numbers = 0;
  const open = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const serving = serve(++numbers, request, response).catch(() => void response.destroy());
    open.add(serving);
    void serving.finally(() => open.delete(serving));
  });
  await listen(server, options.port ?? 0);
  let file: RecordingFile;
  try {
    file = RecordingFile.open(options.file, {
      append: options.append ?? false,
      ...(keepHost ? { target: target.origin } : {}),
    });
  } catch (error) {
    server.close();
    throw error;
  }

  async function serve(number: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const { method = "GET", url = "/", rawHeaders } = request;
    if (!isOwnRequest(request.headers, (server.address() as AddressInfo).port)) {
      request.resume();
      return answer(response, 403, "adobe-campaign record: only requests to its own address are passed on.\n");
    }
    const sent = await readWhole(request as AsyncIterable<Buffer>);
    if (sent === undefined) return answer(response, 413, "adobe-campaign record: the request is too large.\n");
    let reply: Incoming | undefined;
    let failure: string | undefined;
    try {
      reply = await upstream.send({ method, url, headers: rawHeaders, body: sent });
    } catch (error) {
      failure = codeOf(error);
    }
    if (reply !== undefined && reply.body === undefined) failure = "TOO_LARGE";
    const exchange: Exchange = {
      number,
      method,
      url,
      headers: rawHeaders,
      body: await readable(rawHeaders, sent),
      ...(reply === undefined ? {} : { reply: { ...reply, body: await readable(reply.headers, reply.body) } }),
      ...(failure === undefined ? {} : { failure }),
      milliseconds: Math.round(performance.now() - started),
    };
    // Written before it is passed on: what the client has seen is in the file.
    file.add(redactExchange(exchange, names));
    options.onExchange?.(file.exchanges);
    passOn(response, reply, failure);
  }

  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    get exchanges() {
      return file.exchanges;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.race([
        Promise.allSettled([...open]),
        new Promise((resolve) => setTimeout(resolve, FAREWELL).unref()),
      ]);
      server.closeAllConnections();
      await closed;
      upstream.close();
      file.close();
    },
  };
}

function passOn(response: ServerResponse, reply: Incoming | undefined, failure: string | undefined): void {
  if (reply === undefined)
    return answer(response, 502, `adobe-campaign record: the instance did not answer (${failure}).\n`);
  if (reply.body === undefined) return answer(response, 502, "adobe-campaign record: the reply is too large.\n");
  response.sendDate = false;
  response.writeHead(reply.status, [
    ...local(withoutNeighbours(reply.headers)),
    "Content-Length",
    String(reply.body.length),
  ]);
  response.end(reply.body);
}

/** Cookies of an https host come back over http on this machine. */
function local(headers: string[]): string[] {
  return headers.map((value, index) =>
    index % 2 === 1 && headers[index - 1]!.toLowerCase() === "set-cookie"
      ? value.replace(/;\s*(?:Secure|Domain=[^;]*)/gi, "")
      : value,
  );
}

function answer(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { "Content-Type": "text/plain;charset=utf-8", "Content-Length": Buffer.byteLength(text) })
    .end(text);
}

/** Only the code: a message may name host and port. */
function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{2,50}$/.test(code)
    ? code
    : name === "TimeoutError"
      ? "timeout"
      : "failed";
}

async function readable(headers: readonly string[], body: Buffer = Buffer.alloc(0)) {
  const value = (name: string): string | undefined => {
    const at = headers.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
    return at < 0 ? undefined : headers[at + 1];
  };
  return { bytes: await decompressed(body, value("content-encoding")), contentType: value("content-type") ?? "" };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
}
