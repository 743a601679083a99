import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What happens to a call instead of being passed on: its connection is cut before the instance sees it, or after it has done the
 * work; it is answered without the instance; or the instance's reply is replaced.
 */
export type Fault = "cut-before" | "cut-after" | { answer: string } | ((reply: string) => string);

/** A SOAP fault with this text, as an instance writes it. */
export function faultReply(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return (
    '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault>' +
    `<faultcode>SOAP-ENV:Server</faultcode><faultstring>${escaped}</faultstring>` +
    "</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>"
  );
}

/** The reply with another value in every attribute of this name and value. */
export function attribute(name: string, from: string, to: string): (reply: string) => string {
  return (reply) => reply.replaceAll(new RegExp(`( ${name}=)(['"])${from}\\2`, "g"), `$1$2${to}$2`);
}

interface Exchange {
  /** `Write`, `ExecuteQuery`, … */
  method: string;
  body: string;
}

/** Stands between the provider and an instance, which may change; plays faults, and counts connections. */
export class Proxy {
  readonly #server: Server;
  readonly #faults: { method: string; fault: Fault; times: number }[] = [];
  /** Every call that came, in order. */
  readonly calls: Exchange[] = [];
  connections = 0;

  private constructor(public target: string) {
    this.#server = createServer((incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#server.on("connection", () => this.connections++);
  }

  static async start(target = ""): Promise<Proxy> {
    const proxy = new Proxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next calls of this method fail so. */
  fail(method: string, fault: Fault, times = 1): void {
    this.#faults.push({ method, fault, times });
  }

  /** Forgets the faults that have not been played. */
  mend(): void {
    this.#faults.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await text(incoming);
    const method = String(incoming.headers["soapaction"]).split("#")[1] ?? "";
    this.calls.push({ method, body });
    const planned = this.#faults.find((each) => each.method === method && each.times > 0);
    if (planned !== undefined) planned.times--;
    const fault = planned?.fault;
    if (fault === "cut-before") return void outgoing.destroy();
    if (typeof fault === "object") return answer(outgoing, { status: 200, type: "text/xml", body: fault.answer });
    const reply = await forward(this.target, incoming, body);
    if (fault === "cut-after") return void outgoing.destroy();
    answer(outgoing, typeof fault === "function" ? { ...reply, body: fault(reply.body) } : reply);
  }
}

interface Reply {
  status: number;
  type: string;
  body: string;
}

function answer(outgoing: ServerResponse, { status, type, body }: Reply): void {
  outgoing.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  outgoing.end(body);
}

function forward(target: string, incoming: IncomingMessage, body: string) {
  return new Promise<Reply>((resolve, reject) => {
    const { method, headers, url = "/" } = incoming;
    const sent = request(new URL(url, target), { method, headers, agent: false }, (response) => {
      const { statusCode: status = 0, headers: received } = response;
      text(response).then((reply) => resolve({ status, type: received["content-type"] ?? "", body: reply }), reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function text(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
