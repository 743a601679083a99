import http from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";

import axios, { type AxiosInstance, type AxiosProxyConfig, isAxiosError } from "axios";

import { NetworkError, type NetworkFailure } from "../errors/network-error";
import { version } from "../version";
import type { NetworkSettings } from "./settings";
import { verified } from "./verified";

/** One HTTP exchange, already read whole and bounded. */
export interface HttpReply {
  readonly status: number;
  readonly location: string | undefined;
  readonly retryAfter?: string | undefined;
  readonly contentType?: string | undefined;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Names the request in an error. */
  readonly name: string;
  /** Milliseconds for the whole exchange, also for one that drips. */
  readonly timeout: number;
}

/** Largest body that is read, in bytes. */
export const LARGEST_BODY = 16 * 1024 * 1024;

/** In the order in which axios looks for them. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/** Keeps connections open between calls. Verifies TLS always, follows no redirect, accepts any status. */
export class HttpClient {
  readonly #axios: AxiosInstance;
  readonly #agents: readonly [http.Agent, https.Agent];
  readonly #isProxyGiven: boolean;

  constructor({ ca, certificate, key, proxy }: NetworkSettings = {}) {
    this.#agents = [
      new http.Agent({ keepAlive: true }),
      new https.Agent({
        keepAlive: true,
        ...verified(),
        // Given authorities would replace the usual ones.
        ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
        ...(certificate === undefined ? {} : { cert: certificate, key: key?.reveal() }),
      }),
    ];
    const [httpAgent, httpsAgent] = this.#agents;
    this.#isProxyGiven = proxy !== undefined;
    this.#axios = axios.create({
      httpAgent,
      httpsAgent,
      ...(proxy === undefined ? {} : { proxy: proxyConfig(proxy) }),
      maxRedirects: 0,
      maxContentLength: LARGEST_BODY,
      maxBodyLength: LARGEST_BODY,
      responseType: "arraybuffer",
      validateStatus: () => true,
      headers: { "User-Agent": `pulumi-adobe-campaign/${version}` },
    });
  }

  async send({ method, url, headers, body, name, timeout }: HttpRequest): Promise<HttpReply> {
    try {
      const reply = await this.#axios.request<Buffer>({
        method,
        url,
        headers,
        data: body,
        signal: AbortSignal.timeout(timeout),
        // Plain http stays on this machine: a password must not go to the proxy that the environment names.
        ...(url.startsWith("http:") ? { proxy: false as const } : {}),
      });
      const header = (field: string) => (typeof reply.headers[field] === "string" ? reply.headers[field] : undefined);
      return {
        status: reply.status,
        location: header("location"),
        retryAfter: header("retry-after"),
        contentType: header("content-type"),
        body: reply.data,
      };
    } catch (error) {
      // The original is dropped: it holds the request with its headers and body.
      const { failure, reason } = classify(error, timeout);
      throw new NetworkError(failure, name, new URL(url).origin, reason, this.#proxyFor(url));
    }
  }

  /** What names the proxy of a request. The environment's is not used for hosts in NO_PROXY, which is left to axios. */
  #proxyFor(url: string): string | undefined {
    if (url.startsWith("http:")) return undefined;
    return this.#isProxyGiven ? "adobe-campaign:proxy" : proxyVariables.find((name) => process.env[name]);
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }
}

/** `Retry-After` in seconds, given as such or as a date; `undefined` where there is none that makes sense. */
export function secondsToWait(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(seconds, 0) : undefined;
}

function proxyConfig(address: string): AxiosProxyConfig {
  const { protocol, hostname, port, username, password } = new URL(address);
  return {
    protocol,
    host: hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    ...(username === ""
      ? {}
      : { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }),
  };
}

const failures: Record<string, NetworkFailure> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "unknown-host",
  EAI_AGAIN: "unknown-host",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ERR_BAD_RESPONSE: "reset",
  ECONNABORTED: "timeout",
  ETIMEDOUT: "timeout",
  ERR_CANCELED: "timeout",
};

function classify(error: unknown, timeout: number): { failure: NetworkFailure; reason: string } {
  const code = isAxiosError(error) ? (error.code ?? "") : "";
  const message = error instanceof Error ? error.message : "";
  if (message.includes("maxContentLength"))
    return { failure: "too-large", reason: `More than ${LARGEST_BODY} bytes came` };
  if (/CERT|TLS|SSL|SIGNATURE|^UNABLE_TO_|^INVALID_|HOSTNAME/.test(code) || code === "EPROTO")
    return { failure: "tls", reason: code };
  const failure = (Object.hasOwn(failures, code) ? failures[code] : undefined) ?? "other";
  return { failure, reason: failure === "timeout" ? `Waited ${timeout / 1000} seconds` : code };
}
