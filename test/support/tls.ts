import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

import { generate } from "selfsigned";

/** A certificate for a host, which is its own authority, and one of a client that it signed. Made anew by each test run. */
export interface Certificates {
  readonly key: string;
  readonly certificate: string;
  readonly clientKey: string;
  readonly clientCertificate: string;
}

export async function makeCertificates(host = "localhost"): Promise<Certificates> {
  const authority = await generate([{ name: "commonName", value: host }], {
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, digitalSignature: true, keyEncipherment: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
    ],
  });
  const client = await generate([{ name: "commonName", value: "pulumi" }], {
    algorithm: "sha256",
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: "extKeyUsage", clientAuth: true }],
  });
  return {
    key: authority.private,
    certificate: authority.cert,
    clientKey: client.private,
    clientCertificate: client.cert,
  };
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** TLS in front of a server on this machine, as a load balancer would have it. */
export function terminateTls(
  target: string,
  { key, certificate }: Certificates,
  asksForClient = false,
): Promise<Listening> {
  const options = {
    key,
    cert: certificate,
    requestCert: asksForClient,
    rejectUnauthorized: asksForClient,
    ca: certificate,
  };
  return listen(createTlsServer(options, (socket) => join(socket, connect(Number(new URL(target).port), "127.0.0.1"))));
}

/** A proxy that only makes tunnels, and notes where to. */
export async function openProxy(): Promise<Listening & { readonly url: string; readonly seen: string[] }> {
  const seen: string[] = [];
  const server = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket: Socket) => {
    seen.push(`CONNECT ${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    const [, port] = request.url!.split(":");
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    join(socket, connect(Number(port), "127.0.0.1"));
  });
  const listening = await listen(server);
  return { ...listening, url: `http://127.0.0.1:${listening.port}`, seen };
}

function join(one: Socket, other: Socket): void {
  one.on("error", () => other.destroy());
  other.on("error", () => one.destroy());
  one.pipe(other).pipe(one);
}

async function listen(server: Server): Promise<Listening> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
