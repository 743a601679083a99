import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in front of an instance and counts what passes. It can answer some calls itself. */
export class Proxy {
  readonly #server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));
  readonly #agent = new Agent({ keepAlive: true });
  readonly #target: string;
  #calls: string[] = [];
  /** Replies for calls that the instance is not bothered with, by method. */
  readonly canned = new Map<string, Buffer>();
  /** The last reply to each method. */
  readonly replies = new Map<string, Buffer>();

  private constructor(target: string) {
    this.#target = target;
  }

  static async start(target: string): Promise<Proxy> {
    const proxy = new Proxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Names of the methods called since the last time, in order. Everything else that is requested counts too, by its path. */
  take(): string[] {
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  close(): void {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { url = "/", method, headers } = incoming;
    const call = String(headers["soapaction"] ?? url)
      .split("#")
      .at(-1)!;
    this.#calls.push(call);
    const body = await whole(incoming);
    const canned = this.canned.get(call);
    if (canned !== undefined)
      return void outgoing.writeHead(200, { "Content-Type": "text/xml;charset=utf-8" }).end(canned);
    const forwarded = request(new URL(url, this.#target), { method, headers, agent: this.#agent });
    forwarded.end(body);
    const [reply] = (await once(forwarded, "response")) as [IncomingMessage];
    const content = await whole(reply);
    this.replies.set(call, content);
    outgoing.writeHead(reply.statusCode!, reply.headers).end(content);
  }
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
