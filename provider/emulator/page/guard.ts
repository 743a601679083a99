import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Names of loopback, as a browser writes them. A page of any other name only resolves to it. */
const names = ["127.0.0.1", "localhost", "[::1]"];

/** Whether a request is addressed to where we listen, and not to a name that somebody made lead here. */
export function isOwnHost({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort;
  return names.some((name) => headers.host === `${name}:${port}` || (port === 80 && headers.host === name));
}

/**
 * Whether a web page of another origin, which includes another port, has caused this request. Programs say nothing of their
 * origin; browsers do, and no script can keep them from it. Following a link to the page is allowed.
 */
export function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined && (origin !== `http://${host}` || !isOwnHost(request))) return true;
  const from = request.headers["sec-fetch-site"];
  if (from === undefined || from === "same-origin" || from === "none") return false;
  const isLink = request.method === "GET" && request.headers["sec-fetch-dest"] === "document" && request.url === "/";
  return !isLink;
}

/** Made at each start, and known to the page alone: reading it takes the same origin. */
export class PageToken {
  readonly value = randomBytes(32).toString("base64url");

  fits(given: string | string[] | undefined): boolean {
    return typeof given === "string" && timingSafeEqual(digest(given), digest(this.value));
  }
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
