import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request was meant for this server by who sent it. A web page that a browser shows may send requests to this machine, under
 * a name of its own that leads here (DNS rebinding): they would go on to the instance, and their answers back to the page.
 */
export function isOwnRequest(
  { host = "", origin, "sec-fetch-site": site }: IncomingHttpHeaders,
  port: number,
): boolean {
  const own = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port}`);
  if (!own.includes(host.toLowerCase())) return false;
  if (origin !== undefined && !own.some((each) => origin.toLowerCase() === `http://${each}`)) return false;
  return site === undefined || site === "same-origin" || site === "none";
}
