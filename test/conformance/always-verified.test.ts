/** `NODE_TLS_REJECT_UNAUTHORIZED=0` has no effect on any connection of ours, also through a proxy's tunnel. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { connectionSettings } from "../../provider/config/connection";
import { openSession } from "../../provider/composition/open-instance";
import { userManagementSettings } from "../../provider/config/user-management";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { TechnicalAccountToken } from "../../provider/experience-cloud/ims-token";
import { HttpClient } from "../../provider/network/http-client";
import { canary, failureOf } from "../support/client";
import { type Listening, makeCertificates, openProxy, terminateTls } from "../support/tls";

let emulator: Emulator;
let server: Listening;
let proxy: Listening & { readonly url: string; readonly seen: string[] };
let url: string;
const said: string[] = [];

beforeAll(async () => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const [started, certificates] = await Promise.all([startEmulator({ password: canary.password }), makeCertificates()]);
  emulator = started;
  [server, proxy] = await Promise.all([terminateTls(emulator.url, certificates), openProxy()]);
  url = `https://localhost:${server.port}`;
});
beforeEach(() => {
  for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all([server.close(), proxy.close(), emulator.close()]);
});

const settings = (more: Record<string, string> = {}) => {
  const all: Record<string, string> = { url, user: "admin", password: canary.password, timeout: "5", ...more };
  return { get: (key: string) => all[key.replace("adobe-campaign:", "")] };
};
const refused = /^ACC2001: .*certificate.*DEPTH_ZERO_SELF_SIGNED_CERT/s;

async function signInFails(more?: Record<string, string>): Promise<void> {
  const session = openSession(connectionSettings(settings(more), undefined, {}));
  expect((await failureOf(session.info())).message).toMatch(refused);
  await session.close();
}

describe("a certificate that nobody vouches for", () => {
  it("is refused at the instance", () => signInFails());

  it("is refused through the tunnel of a configured proxy", async () => {
    await signInFails({ proxy: proxy.url });
    expect(proxy.seen).toContain(`CONNECT localhost:${server.port}`);
  });

  it("is refused through the tunnel of a proxy in the environment", async () => {
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const before = proxy.seen.length;
    await signInFails();
    expect(proxy.seen.length).toBeGreaterThan(before);
    vi.stubEnv("HTTPS_PROXY", "");
  });

  it("is refused where an IMS token is fetched", async () => {
    const umapi = { umapiClientId: "id", umapiClientSecret: canary.password, imsTokenEndpoint: `${url}/ims/token/v3` };
    const { credentials, network, timeout } = userManagementSettings(settings(umapi), undefined, {})!;
    const http = new HttpClient(network);
    expect((await failureOf(new TechnicalAccountToken(credentials, http, timeout).token())).message).toMatch(refused);
    http.close();
  });

  it("is not the reason for more than one warning, which names the variable", () => {
    const warnings = said.filter((line) => line.startsWith("warning: "));
    expect(warnings).toEqual([
      expect.stringMatching(/^warning: NODE_TLS_REJECT_UNAUTHORIZED=0 is set and has no effect here/),
    ]);
  });
});
