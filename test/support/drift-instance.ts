/** An instance with one account, whose attributes each case writes anew. It answers over a socket, or without one. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { vi } from "vitest";

import { envelope } from "./replies";

const logon = envelope(
  `<LogonResponse xmlns="urn:xtk:session"><pstrSessionToken>session</pstrSessionToken><pSessionInfo><sessionInfo><serverInfo instanceName="i" databaseId="d" releaseName="7.4.1" buildNumber="9383"/><userInfo login="deployer"><login-right right="admin"/></userInfo></sessionInfo></pSessionInfo><pstrSecurityToken>security</pstrSecurityToken></LogonResponse>`,
);

export class DriftInstance {
  /** The account's attributes, as XML. */
  row = "";
  /** How many came over a socket. */
  requests = 0;
  #inMemory: { mockRestore(): void } | undefined;
  readonly #server: Server = createServer((request, response) => {
    this.requests += 1;
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(this.#answer(String(request.headers["soapaction"])));
    });
  });

  /** Its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on the provider's own HTTP client, whoever uses it, is given the answers without a socket. */
  async answerInMemory(): Promise<void> {
    const { HttpClient } = await import("../../provider/network/http-client.js"); // the provider's copy of the module
    this.#inMemory = vi.spyOn(HttpClient.prototype, "send").mockImplementation(({ headers }) =>
      Promise.resolve({
        status: 200,
        location: undefined,
        retryAfter: undefined,
        body: Buffer.from(this.#answer(headers["SoapAction"] ?? "")),
      }),
    );
  }

  async overSockets<T>(work: () => Promise<T>): Promise<T> {
    this.#inMemory?.mockRestore();
    try {
      return await work();
    } finally {
      await this.answerInMemory();
    }
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(soapAction: string): string {
    if (soapAction.includes("Logon")) return logon;
    const rows = `<extAccount id="0" name="" type="0"/><extAccount id="7" name="MAC" type="42" lastModified="now" modifiedBy-id="3" ${this.row}/>`;
    return envelope(
      `<ExecuteQueryResponse xmlns="urn:xtk:queryDef"><pdomOutput><extAccount-collection>${rows}</extAccount-collection></pdomOutput></ExecuteQueryResponse>`,
    );
  }
}
