import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { connectionSettings } from "../../provider/config/connection";
import { openSession } from "../../provider/composition/open-instance";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { canary, failureOf } from "../support/client";
import { type Certificates, type Listening, makeCertificates, openProxy, terminateTls } from "../support/tls";

/** What a corporate network asks for: authorities of its own, client certificates, proxies. */

let emulator: Emulator;
let own: Certificates;
let folder: string;
const opened: Listening[] = [];

beforeAll(async () => {
  [emulator, own] = await Promise.all([startEmulator({ password: canary.password }), makeCertificates()]);
  folder = mkdtempSync(join(tmpdir(), "adobe-campaign-tls-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(opened.splice(0).map((each) => each.close()));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

async function behind(certificates: Certificates, asksForClient = false): Promise<string> {
  const server = await terminateTls(emulator.url, certificates, asksForClient);
  opened.push(server);
  return `https://localhost:${server.port}`;
}

/** A setting that names a file. */
function file(name: string, content: string): string {
  const path = join(folder, `${name}.pem`);
  writeFileSync(path, content);
  return path;
}

async function signIn(url: string, more: Record<string, string> = {}): Promise<string> {
  const given: Record<string, string> = { url, user: "admin", password: canary.password, timeout: "5", ...more };
  const config = { get: (key: string) => given[key.replace("adobe-campaign:", "")] };
  const session = openSession(connectionSettings(config, undefined, {}));
  try {
    return (await session.info()).operator;
  } finally {
    await session.close();
  }
}

describe("an authority of the company", () => {
  it("is trusted when caFile names it, and only then", async () => {
    const url = await behind(own);
    const failure = await failureOf(signIn(url));
    expect(failure.message).toMatch(/^ACC2001: .*certificate.*DEPTH_ZERO_SELF_SIGNED_CERT.*caFile/s);
    expect(await signIn(url, { caFile: file("ca", own.certificate) })).toBe("admin");
  });

  it("does not vouch for another host", async () => {
    const other = await makeCertificates("other.example.com");
    const failure = await failureOf(signIn(await behind(other), { caFile: file("other", other.certificate) }));
    expect(failure.message).toMatch(/^ACC2001: .*ERR_TLS_CERT_ALTNAME_INVALID/s);
  });
});

describe("a server that asks for a client certificate", () => {
  it("gets the one that is configured", async () => {
    const url = await behind(own, true);
    const caFile = file("ca", own.certificate);
    expect((await failureOf(signIn(url, { caFile }))).code).toBe("ACC2001");
    const certificateFile = file("client", own.clientCertificate);
    const keyFile = file("client-key", own.clientKey);
    expect(await signIn(url, { caFile, certificateFile, keyFile })).toBe("admin");
  });
});

describe("a proxy", () => {
  const caFile = () => file("ca", own.certificate);

  it("makes a tunnel, so that it sees the host and nothing else", async () => {
    const proxy = await openProxy();
    opened.push(proxy);
    const url = await behind(own);
    const address = new URL(proxy.url);
    address.username = "me";
    address.password = "proxy-word";
    expect(await signIn(url, { caFile: caFile(), proxy: address.href })).toBe("admin");
    const basic = `Basic ${Buffer.from("me:proxy-word").toString("base64")}`;
    expect(new Set(proxy.seen)).toEqual(new Set([`CONNECT ${new URL(url).host} ${basic}`]));
  });

  it("is taken from HTTPS_PROXY, but for the hosts in NO_PROXY", async () => {
    const proxy = await openProxy();
    opened.push(proxy);
    const url = await behind(own);
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    expect(await signIn(url, { caFile: caFile() })).toBe("admin");
    expect(proxy.seen.length).toBeGreaterThan(0);
    const before = proxy.seen.length;
    vi.stubEnv("NO_PROXY", "localhost");
    expect(await signIn(url, { caFile: caFile() })).toBe("admin");
    expect(proxy.seen).toHaveLength(before);
  });

  it.each(["http://us%er:p@127.0.0.1:1", "http://[bad", "nonsense", "http://"])(
    "is named in the error when HTTPS_PROXY is %j",
    async (address) => {
      for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
      vi.stubEnv("HTTPS_PROXY", address);
      const refused = signIn(await behind(own), { caFile: caFile() });
      await expect(refused).rejects.toThrow(/^ACC2001: .*goes through the proxy that HTTPS_PROXY names/s);
      await expect(refused).rejects.not.toThrow(address);
    },
  );

  it.each(["http://us%er:p@127.0.0.1:1", "http://me:p%word@127.0.0.1:1"])(
    "is refused before a request when the setting is %j",
    async (proxy) => {
      const refused = signIn(await behind(own), { caFile: caFile(), proxy });
      await expect(refused).rejects.toThrow(/adobe-campaign:proxy .* with a % that is not written as %25/s);
      await expect(refused).rejects.not.toThrow(proxy);
    },
  );
});

describe("a file that cannot be used", () => {
  it.each([
    ["is missing", () => join(folder, "missing.pem"), /names the file .*missing\.pem, which cannot be read \(ENOENT\)/],
    ["is not PEM", () => file("text", "hello"), /names the file .*text\.pem, which is not in PEM format/],
  ])("and %s, is named by its setting", async (_what, path, message) => {
    const failure = await failureOf(signIn("https://localhost:1", { caFile: path() }));
    expect(failure.code).toBe("ACC1001");
    expect(failure.message).toMatch(message);
  });
});
