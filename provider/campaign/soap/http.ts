import http from "node:http";
import https from "node:https";

import axios, { type AxiosInstance, isAxiosError } from "axios";

import { NetworkError, type NetworkFailure } from "../../errors/network-error";
import { version } from "../../version";
import { limits } from "../xml/read";

/** One HTTP exchange with the instance, already read whole and bounded. */
export interface HttpReply {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: Buffer;
}

/** Keeps connections open between calls, since a run makes several in a row. Follows no redirect; accepts any status. */
export class HttpClient {
  readonly #axios: AxiosInstance;
  readonly #agents = [new http.Agent({ keepAlive: true }), new https.Agent({ keepAlive: true })] as const;

  constructor() {
    const [httpAgent, httpsAgent] = this.#agents;
    this.#axios = axios.create({
      httpAgent,
      httpsAgent,
      maxRedirects: 0,
      maxContentLength: limits.bytes,
      maxBodyLength: limits.bytes,
      responseType: "arraybuffer",
      validateStatus: () => true,
      headers: { "User-Agent": `pulumi-adobe-campaign/${version}` },
    });
  }

  /** `request` names the call in an error. `timeout` in milliseconds covers the whole exchange, also one that drips. */
  async post(
    url: string,
    headers: Record<string, string>,
    body: string,
    request: string,
    timeout: number,
  ): Promise<HttpReply> {
    try {
      const reply = await this.#axios.post<Buffer>(url, body, {
        headers,
        signal: AbortSignal.timeout(timeout),
        // Plain http stays on this machine: the password must not go to the proxy that the environment names.
        ...(url.startsWith("http:") ? { proxy: false } : {}),
      });
      return { status: reply.status, location: header(reply.headers["location"]), body: reply.data };
    } catch (error) {
      // The original is dropped: it holds the request with its headers and body.
      const { failure, reason } = classify(error, timeout);
      throw new NetworkError(failure, request, new URL(url).origin, reason);
    }
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }
}

function header(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
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
    return { failure: "too-large", reason: `More than ${limits.bytes} bytes came` };
  if (/CERT|TLS|SSL|SIGNATURE|^UNABLE_TO_|^INVALID_|HOSTNAME/.test(code) || code === "EPROTO")
    return { failure: "tls", reason: code };
  const failure = failures[code] ?? "other";
  return { failure, reason: failure === "timeout" ? `Waited ${timeout / 1000} seconds` : code };
}
