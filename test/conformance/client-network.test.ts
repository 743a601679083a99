import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, it, vi } from "vitest";

import { LARGEST_BODY } from "../../provider/network/http-client";
import { NetworkError } from "../../provider/errors/index";
import { type Answer, canary, type Door, failureOf, openDoor, sessionFor } from "../support/client";
import { envelope } from "../support/replies";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const each of opened.splice(0)) await each.close();
});

async function door(answer: Answer): Promise<Door> {
  const made = await openDoor(undefined, () => answer);
  opened.push(made);
  return made;
}

/** Signs in at an address; the password is in the request, so it could be in the failure. */
async function logon(url: string, timeout = 10_000) {
  const session = sessionFor(url, { timeout });
  const error = await failureOf(session.info());
  await session.close(timeout);
  return error;
}

async function expectFailure(url: string, failure: NetworkError["failure"], timeout?: number) {
  const error = await logon(url, timeout);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.message).toContain(`xtk:session#Logon at ${url}`);
  expect([(error as NetworkError).failure, error.code]).toEqual([failure, "ACC2001"]);
  return error;
}

describe("no reply", () => {
  it("when nobody listens", async () => {
    const closed = await openDoor(undefined);
    await closed.close();
    await expectFailure(closed.url, "refused");
  });

  it("when there is no such host", async () => {
    await expectFailure("http://no-such-host.invalid", "unknown-host");
  });

  it("when the connection is cut before a byte", async () => {
    const { url } = await door((response) => response.destroy());
    await expectFailure(url, "reset");
  });

  it.each([0, 1, 100])("when it is cut after the head and %i bytes", async (bytes) => {
    const { url } = await door((response) => {
      response.writeHead(200, { "Content-Length": 1000 });
      response.write("x".repeat(bytes), () => response.destroy());
      response.flushHeaders();
    });
    await expectFailure(url, "reset");
  });

  it("when the server hangs", async () => {
    const { url } = await door(() => undefined);
    const error = await expectFailure(url, "timeout", 100);
    expect(error.message).toContain("Waited 0.1 seconds");
  });

  it("when it hangs after the head", async () => {
    const { url } = await door((response) => response.writeHead(200, { "Content-Length": 10 }).write("x"));
    await expectFailure(url, "timeout", 100);
  });

  it("when it drips: each byte comes in time, the whole does not", async () => {
    let dripping: NodeJS.Timeout | undefined;
    const { url } = await door((response) => {
      response.writeHead(200);
      dripping = setInterval(() => response.write("<"), 10);
      response.on("close", () => clearInterval(dripping));
    });
    await expectFailure(url, "timeout", 200);
  });

  it("when it is no TLS server", async () => {
    const { url } = await door({ body: "" });
    await expectFailure(url.replace("http:", "https:"), "tls");
  });

  it("when what answers is no HTTP server", async () => {
    const server = createServer((socket) => socket.resume().end("220 mail.example.com ESMTP\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    await expectFailure(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "other");
  });
});

describe("a reply that is too large", () => {
  const large = Buffer.alloc(LARGEST_BODY + 1, " ");

  it("is not read to its end", async () => {
    const { url } = await door({ body: large });
    await expectFailure(url, "too-large");
  });

  it("is not read when it says nothing of its length", async () => {
    const { url } = await door((response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write(large.subarray(0, 1024 * 1024))) if (response.destroyed) return;
      };
      response.on("drain", more);
      more();
    });
    await expectFailure(url, "too-large");
  });

  it("is not unpacked", async () => {
    const body = gzipSync(large);
    expect(body.length).toBeLessThan(100_000);
    const { url } = await door({ body, headers: { "Content-Encoding": "gzip" } });
    await expectFailure(url, "too-large");
  });

  it("may be as large as the limit", async () => {
    const { url } = await door({ body: large.subarray(1) });
    expect((await logon(url)).code).toBe("ACC2005");
  });
});

describe("a reply that is none of SOAP", () => {
  it("is a redirect, and nothing goes to where it leads", async () => {
    const thief = await door({ body: "" });
    for (const status of [301, 302, 303, 307, 308]) {
      const { url } = await door({ status, headers: { Location: `${thief.url}/x` }, body: "" });
      const error = await logon(url);
      expect(error.code).toBe("ACC2002");
      expect(error.message).toContain(`redirects to ${thief.url} (xtk:session#Logon at ${url}, HTTP ${status})`);
    }
    expect(thief.exchanges).toEqual([]);
  });

  it("is a web page", async () => {
    const { url } = await door({
      headers: { "Content-Type": "text/html" },
      body: `<!doctype html><title>Log on as ${canary.password}</title>`,
    });
    const error = await logon(url);
    expect(error.message).toContain('ACC2003: A web page ("Log on as [secret]") came instead of a SOAP reply');
  });

  it("is XML of a wrong content type, which means nothing", async () => {
    const { url } = await door({
      headers: { "Content-Type": "application/json" },
      body: envelope("<LogonResponse><a/><b/><c/></LogonResponse>"),
    });
    expect((await logon(url)).message).toContain("A token or the session's description is missing");
  });

  it("is an error that echoes the whole request", async () => {
    const echo = await openDoor(undefined, ({ body, headers }) => ({
      status: 500,
      body: JSON.stringify({ headers, body }) + body,
    }));
    opened.push(echo);
    expect((await logon(echo.url)).code).toBe("ACC2004");
  });
});

describe("plain http", () => {
  it("stays on this machine, whatever proxy the environment names", async () => {
    const proxy = await door({ status: 403, body: "XSV-350012 proxy" });
    const { url, exchanges } = await door({ status: 403, body: "XSV-350012 instance" });
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]) vi.stubEnv(name, proxy.url);
    expect((await logon(url)).message).toContain("instance");
    // A refused logon asks /r/test too.
    expect(exchanges).toHaveLength(2);
    expect(proxy.exchanges).toEqual([]);
  });
});
