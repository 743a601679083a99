import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const largestBody = 20 * 1024 * 1024;

/** Loopback only: what runs here has known passwords and no TLS. */
export const host = "127.0.0.1";

export class PortError extends Error {
  override readonly name = "PortError";
}

/** A server on loopback that can stop and listen again at the same port. */
export class Listener {
  #server: Server | undefined;

  private constructor(
    private readonly listener: RequestListener,
    public port: number,
  ) {}

  /** Port 0 takes any free one. */
  static async open(port: number, listener: RequestListener): Promise<Listener> {
    const opened = new Listener(listener, port);
    await opened.listen();
    return opened;
  }

  async listen(): Promise<void> {
    if (this.#server) return;
    const server = createServer({ keepAlive: true, keepAliveTimeout: 65_000 }, this.listener);
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        const why = error.code === "EADDRINUSE" ? "it is in use" : error.message;
        reject(new PortError(`Cannot listen on ${host}:${this.port}: ${why}.`));
      });
      server.listen(this.port, host, resolve);
    });
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Waits for nobody: what hangs is cut off. */
  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }
}

/** The body as text, or nothing when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
