import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, it } from "vitest";

import { readRecording } from "../../../provider/recording/read-recording";
import { type Recorder, type RecorderOptions, startRecorder } from "../../../provider/recording/recorder";
import { parseTarget } from "../../../provider/recording/target";
import { makeCertificates } from "../../support/tls";

const folder = mkdtempSync(join(tmpdir(), "recorder-"));
let files = 0;
const newFile = () => join(folder, `${++files}.jsonl`);

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  toClose.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function recorderOf(listener: RequestListener, options: Partial<RecorderOptions> = {}) {
  const port = await listening(createServer(listener));
  return start({ target: parseTarget(`http://127.0.0.1:${port}`), ...options });
}

async function start(options: Omit<RecorderOptions, "file"> & { file?: string }): Promise<Recorder & { file: string }> {
  const file = options.file ?? newFile();
  const recorder = await startRecorder({ ...options, file });
  toClose.push(() => recorder.close());
  return Object.assign(recorder, { file });
}

const linesOf = (file: string) => readRecording(file).exchanges;

describe("the recorder", () => {
  it("passes requests and replies on as they are, with the host of the instance", async () => {
    const seen: { host: string | undefined; names: string[]; body: string }[] = [];
    const { url, file } = await recorderOf((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        seen.push({
          host: request.headers.host,
          names: request.rawHeaders.filter((_, index) => index % 2 === 0),
          body: Buffer.concat(chunks).toString(),
        });
        response.writeHead(201, { "Content-Type": "text/xml", "X-Other": "1", "Content-Encoding": "gzip" });
        response.end(gzipSync("<a active='1'/>"));
      });
    });
    const reply = await fetch(`${url}//nl/jsp/soaprouter.jsp`, {
      method: "POST",
      headers: { SoapAction: "a#b", "X-Q": "ü".slice(1) },
      body: "<b>&#233;</b>",
    });
    expect([reply.status, await reply.text(), reply.headers.get("x-other")]).toEqual([201, "<a active='1'/>", "1"]);
    expect(seen[0]?.host).not.toBe(new URL(url).host);
    expect(seen[0]?.body).toBe("<b>&#233;</b>");
    expect(linesOf(file)[0]).toMatchObject({
      number: 1,
      status: 201,
      reply: { text: '<a active="1"/>' },
      replyHeaders: { values: { "content-encoding": "gzip" } },
    });
  });

  it("follows no redirect: it is recorded and passed on", async () => {
    const { url, file } = await recorderOf((_, response) =>
      response.writeHead(302, { Location: "https://zebra.example.org/login?x=1" }).end(),
    );
    const reply = await fetch(`${url}/`, { redirect: "manual" });
    expect([reply.status, reply.headers.get("location")]).toEqual([302, "https://zebra.example.org/login?x=1"]);
    const [exchange] = linesOf(file);
    expect(exchange?.status).toBe(302);
    expect(exchange?.replyHeaders?.values["location"]).toMatch(
      /^https:\/\/host-z\w{8}\.example\/path-z\w{8}\?value-z\w{8}$/,
    );
  });

  it("lets a cookie of an https host come back over http", async () => {
    const { url, file } = await recorderOf((_, response) =>
      response.setHeader("Set-Cookie", "JSESSIONID=abcdef123; Path=/; Secure; HttpOnly; Domain=a.b").end(),
    );
    const reply = await fetch(url);
    expect(reply.headers.get("set-cookie")).toBe("JSESSIONID=abcdef123; Path=/; HttpOnly");
    expect(linesOf(file)[0]?.replyHeaders?.values["set-cookie"]).toMatch(
      /^JSESSIONID=token-z\w{8}; Path=\/; Secure; HttpOnly$/,
    );
  });

  it("says 502 when the instance does not answer, and records why", async () => {
    const { url, file } = await recorderOf((request) => request.socket.destroy());
    const reply = await fetch(url);
    expect([reply.status, await reply.text()]).toEqual([
      502,
      "adobe-campaign record: the instance did not answer (ECONNRESET).\n",
    ]);
    expect(linesOf(file)[0]).toMatchObject({ failure: "ECONNRESET" });
    expect(linesOf(file)[0]).not.toHaveProperty("status");
  });

  it("has written an exchange before the client has the reply", async () => {
    const recorder = await recorderOf((_, response) => response.end("OK"));
    for (let number = 1; number <= 3; number++) {
      await fetch(recorder.url);
      expect(linesOf(recorder.file)).toHaveLength(number);
      expect(recorder.exchanges).toBe(number);
    }
  });

  it("keeps the order of the requests when replies overtake each other", async () => {
    let release: (() => void) | undefined;
    let arrived: () => void;
    const slowArrived = new Promise<void>((resolve) => (arrived = resolve));
    const { url, file } = await recorderOf((request, response) => {
      if (request.url !== "/r/slow") return void response.end();
      release = () => response.end();
      arrived();
    });
    const slow = fetch(`${url}/r/slow`);
    await slowArrived;
    await fetch(`${url}/r/fast`).then((response) => response.text());
    release!();
    await slow.then((response) => response.text());
    expect(linesOf(file).map(({ path }) => path)).toEqual(["/r/slow", "/r/fast"]);
    expect(readFileSync(file, "utf8").indexOf("/r/fast")).toBeLessThan(readFileSync(file, "utf8").indexOf("/r/slow"));
  });

  it("does not overwrite a file, and adds to it when told", async () => {
    const first = await recorderOf((_, response) => response.end());
    await fetch(first.url);
    await first.close();
    toClose.pop();
    const target = parseTarget("http://127.0.0.1:9");
    await expect(startRecorder({ target, file: first.file })).rejects.toThrow("already there");
    await start({ target, file: first.file, append: true, keepHost: true });
    const { headers, exchanges } = readRecording(first.file);
    expect(headers.map((header) => header.target)).toEqual([undefined, "http://127.0.0.1:9"]);
    expect(exchanges).toHaveLength(1);
    if (process.platform === "win32") return;
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    chmodSync(first.file, 0o644);
    await expect(startRecorder({ target, file: first.file, append: true })).rejects.toThrow("chmod 600");
  });

  it("leaves no file behind when its port is in use", async () => {
    const port = await listening(createServer());
    const file = newFile();
    await expect(startRecorder({ target: parseTarget("http://127.0.0.1:9"), file, port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    expect(existsSync(file)).toBe(false);
  });
});

describe("the instance's certificate", () => {
  it("is verified, whatever the environment says", async () => {
    const { key, certificate } = await makeCertificates();
    const server = https.createServer({ key, cert: certificate }, (_, response) => response.end("OK"));
    const port = await listening(server);
    const target = parseTarget(`https://localhost:${port}`);
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    toClose.push(() => {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    });
    const strict = await start({ target });
    expect(await (await fetch(strict.url)).text()).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    const trusting = await start({ target, ca: certificate });
    expect(await (await fetch(trusting.url)).text()).toBe("OK");
  });
});

describe("the address of an instance", () => {
  it.each([
    ["campaign.example.com", "must be an address"],
    ["http://campaign.example.com", "https://"],
    ["ftp://127.0.0.1", "https://"],
    ["https://admin:pw@campaign.example.com", "must not contain"],
    ["https://campaign.example.com/nl", "bare address"],
  ])("%s is refused", (text, why) => {
    expect(() => parseTarget(text)).toThrow(why);
  });

  it.each([
    "https://campaign.example.com",
    "https://campaign.example.com:8443/",
    "http://localhost:8080",
    "http://[::1]:80",
  ])("%s is taken", (text) => {
    expect(parseTarget(text).origin).toBe(new URL(text).origin);
  });
});

describe("a recording that is damaged", () => {
  const fileOf = (text: string) => {
    const file = newFile();
    writeFileSync(file, text);
    return file;
  };
  const header = '{"format":"adobe-campaign-recording","version":1,"recorded":"","recorder":""}\n';

  it.each([
    ["", "is empty"],
    ['{"number":1,"method":"GET","path":"/","milliseconds":1}\n', "first line is not a header"],
    [header.replace('"version":1', '"version":2'), "another format"],
    [`${header}{"number":1,"meth`, ":2 is not JSON; was the recording cut off?"],
    [`${header}7\n`, ":2 is not an object"],
    [`${header}{}\n`, ":2 is neither"],
  ])("is refused by line: %j", (text, why) => {
    expect(() => readRecording(fileOf(text))).toThrow(why);
  });
});
