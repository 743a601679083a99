/** Servers on loopback that are no Campaign instance, or stand in front of one. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

export async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An address where nobody listens. */
export async function unusedAddress(): Promise<string> {
  const server = await listen(() => undefined);
  await server.close();
  return server.url;
}

/** Answers everything with a page for people. */
export function startWebPage(title: string): Promise<Server> {
  return listen((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!DOCTYPE html><html><head><title>${title}</title></head><body><form>…</form></body></html>`);
  });
}

/**
 * Passes every call on to the instance, and its answer back unless `loses` says so of the call (`xtk:session#Logon`): then the
 * instance has done its work, but the connection breaks before the answer.
 */
export function startLossyProxy(target: string, loses: (call: string) => boolean): Promise<Server> {
  return startProxy(target, (call, body) => (loses(call) ? undefined : body));
}

/** An instance that gives its stored secrets otherwise than they are stored. */
export function startSecretsProxy(target: string, secret: () => string): Promise<Server> {
  return startProxy(target, (_call, body) =>
    body.replaceAll(/clientSecret='[^']*'/g, () => `clientSecret='${secret()}'`),
  );
}

/** An instance that encrypts without salt, for the one secret whose stored ciphertext is given: it gets that again. */
export function startUnsaltedProxy(target: string, stored: () => string): Promise<Server> {
  return startProxy(target, (call, body) =>
    call.endsWith("#EncryptPassword") ? body.replace(/>@[A-Za-z0-9+/]+=*</, () => `>${stored()}<`) : body,
  );
}

/** Passes every call on to the instance, and back what `answer` makes of its answer. */
function startProxy(target: string, answer: (call: string, body: string) => string | undefined): Promise<Server> {
  return listen((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { "content-type": type = "", soapaction = "" } = request.headers as Record<string, string>;
      const headers = new Headers({ "content-type": type, soapaction });
      for (const name of ["cookie", "x-security-token", "x-session-token"]) {
        const value = request.headers[name];
        if (typeof value === "string") headers.set(name, value);
      }
      const given = await fetch(target + request.url!, { method: "POST", headers, body: Buffer.concat(chunks) });
      const body = answer(soapaction, await given.text());
      if (body === undefined) return response.destroy();
      response.writeHead(given.status, { "content-type": given.headers.get("content-type") ?? "" });
      return response.end(body);
    })();
  });
}
