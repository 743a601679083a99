import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";

import { verified } from "../network/verified";
import { readWhole } from "./wire-body";

export interface Outgoing {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface Incoming {
  readonly status: number;
  readonly headers: readonly string[];
  /** Nothing when it is larger than we hold. */
  readonly body: Buffer | undefined;
}

/** Installing a package takes minutes. */
const LONGEST = 15 * 60_000;

/** Headers between two neighbours, and those that the next connection makes anew. */
const neighbours = new Set(
  "connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade expect host content-length".split(
    " ",
  ),
);

export function withoutNeighbours(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < headers.length; index += 2)
    if (!neighbours.has(headers[index]!.toLowerCase())) kept.push(headers[index]!, headers[index + 1]!);
  return kept;
}

/** The connection to the instance. Its certificate is always verified, whatever the environment says; no redirect is followed. */
export class Upstream {
  readonly #agent: http.Agent;

  constructor(
    private readonly target: URL,
    ca: string | undefined,
  ) {
    this.#agent =
      target.protocol === "http:"
        ? new http.Agent({ keepAlive: true })
        : new https.Agent({
            keepAlive: true,
            ...verified(),
            ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
          });
  }

  async send({ method, url, headers, body }: Outgoing): Promise<Incoming> {
    const { request } = this.target.protocol === "http:" ? http : https;
    const all = ["Host", this.target.host, ...withoutNeighbours(headers), ...lengthOf(method, body)];
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(new URL(this.target.origin), {
        agent: this.#agent,
        method,
        path: url,
        headers: all,
        signal: AbortSignal.timeout(LONGEST),
      });
      sent.once("response", resolve).once("error", reject).end(body);
    });
    return { status: reply.statusCode ?? 0, headers: reply.rawHeaders, body: await readWhole(reply) };
  }

  close(): void {
    this.#agent.destroy();
  }
}

function lengthOf(method: string, body: Buffer): string[] {
  return body.length > 0 || method === "POST" || method === "PUT" ? ["Content-Length", String(body.length)] : [];
}
