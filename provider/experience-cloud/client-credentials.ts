import type { HttpClient, HttpReply } from "../network/http-client";
import { Secret } from "../secret";

/** A client of Adobe's identity service (IMS). */
export interface ImsClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** With commas, as IMS takes them. */
  readonly scopes: string;
}

/** What IMS answered; nothing of it may be shown but `error`. */
export interface TokenAnswer extends Pick<HttpReply, "status" | "location"> {
  readonly token: Secret | undefined;
  /** Seconds. */
  readonly expiresIn: number | undefined;
  /** OAuth's code, a short word; empty where there is none. */
  readonly error: string;
  /** Never quoted: it may repeat what was sent. */
  readonly description: unknown;
}

/** Asks for an access token by the client credentials grant. Source: Adobe documentation, "OAuth server-to-server credential". */
export async function askForToken(
  { clientId, clientSecret, scopes }: ImsClient,
  endpoint: string,
  http: HttpClient,
  { name, timeout }: { readonly name: string; readonly timeout: number },
): Promise<TokenAnswer> {
  const { status, location, body } = await http.send({
    method: "POST",
    url: endpoint,
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret.reveal(),
      scope: scopes,
    }).toString(),
    name,
    timeout,
  });
  const { access_token: token, expires_in: seconds, error, error_description } = parse(body.toString("utf8"));
  return {
    status,
    location,
    token: status === 200 && typeof token === "string" && isToken(token) ? new Secret(token) : undefined,
    expiresIn: typeof seconds === "number" ? seconds : undefined,
    error: typeof error === "string" && /^[\w.-]{1,60}$/.test(error) ? error : "",
    description: error_description,
  };
}

/** What an access token may be at most, in characters: each call carries it in a header, for which servers accept 8 to 16 kB. */
const LONGEST_TOKEN = 8192;

/** RFC 6750 has a smaller alphabet; this keeps out what a header cannot carry. */
function isToken(text: string): boolean {
  return text.length <= LONGEST_TOKEN && /^[\x21-\x7e]+$/.test(text);
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
