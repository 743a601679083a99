import { randomBytes } from "node:crypto";

import { NetworkError } from "../errors/network-error";
import type { HttpClient } from "../network/http-client";
import { Secret } from "../secret";

/** The client with which people sign in: its ID and secret are issued by Adobe for the external account. */
export interface LoginClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** With commas, as IMS takes them. */
  readonly scopes: string;
}

/** `comparison`: IMS refused another secret, and not this one. */
export type LoginClientVerdict =
  | { readonly accepted: "token" | "comparison"; readonly said: string }
  | { readonly refused: "client" | "secret" | "either" }
  | { readonly unknown: string };

interface Answer {
  readonly status: number;
  readonly hasToken: boolean;
  /** OAuth's code, empty where there is none. */
  readonly error: string;
  readonly about: "client" | "secret" | "either";
}

/**
 * Asks IMS what it makes of a login client, without anybody signing in: by the client credentials grant, which such a client may not be
 * allowed to use. Whether IMS looks at the secret before it refuses the grant is not published, though OAuth means `unauthorized_client`
 * for an *authenticated* client (RFC 6749, section 5.2). So a refusal counts only if a made-up secret is refused otherwise.
 */
export async function examineLoginClient(
  client: LoginClient,
  endpoint: string,
  http: HttpClient,
  timeout: number,
): Promise<LoginClientVerdict> {
  const ask = (secret: Secret) => request(client, secret, endpoint, http, timeout);
  try {
    const first = await ask(client.clientSecret);
    if (first.hasToken) return { accepted: "token", said: "it gave a token" };
    if (first.error === "invalid_client") return { refused: first.about };
    if (!isRefusal(first)) return { unknown: `it answered HTTP ${first.status}` };
    const other = await ask(new Secret(randomBytes(24).toString("base64url")));
    return other.error === "invalid_client"
      ? { accepted: "comparison", said: first.error }
      : { unknown: `it says ${first.error}, and the same of a made-up secret` };
  } catch (error) {
    if (error instanceof NetworkError) return { unknown: `it cannot be reached (${error.failure})` };
    throw error;
  }
}

function isRefusal({ status, error }: Answer): boolean {
  return error !== "" && status >= 400 && status < 500 && status !== 429;
}

async function request(
  { clientId, scopes }: LoginClient,
  clientSecret: Secret,
  endpoint: string,
  http: HttpClient,
  timeout: number,
): Promise<Answer> {
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret.reveal(),
    scope: scopes,
  };
  const { status, body } = await http.send({
    method: "POST",
    url: endpoint,
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
    body: new URLSearchParams(form).toString(),
    name: "the examination of the IMS client",
    timeout,
  });
  const { access_token: token, error, error_description: description } = parse(body.toString("utf8"));
  return {
    status,
    hasToken: status === 200 && typeof token === "string" && token !== "",
    error: typeof error === "string" && /^[\w.-]{1,60}$/.test(error) ? error : "",
    about: about(description),
  };
}

/** Both texts were seen in clients of IMS. They are recognised, never quoted: a description may repeat what was sent. */
function about(description: unknown): Answer["about"] {
  if (description === "invalid client_id parameter") return "client";
  return description === "invalid client_secret parameter" ? "secret" : "either";
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
