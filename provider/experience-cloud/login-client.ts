import { randomBytes } from "node:crypto";

import { NetworkError } from "../errors/network-error";
import type { HttpClient } from "../network/http-client";
import { Secret } from "../secret";
import { askForToken, type ImsClient, type TokenAnswer } from "./client-credentials";

/** `comparison`: IMS refused another secret, and not this one. */
export type LoginClientVerdict =
  | { readonly accepted: "token" | "comparison"; readonly said: string }
  | { readonly refused: "client" | "secret" | "either" }
  | { readonly unknown: string };

/**
 * Asks IMS what it makes of a login client, without anybody signing in: by the client credentials grant, which such a client may not be
 * allowed to use. Whether IMS looks at the secret before it refuses the grant is not published, though OAuth means `unauthorized_client`
 * for an *authenticated* client (RFC 6749, section 5.2). So a refusal counts only if a made-up secret is refused otherwise.
 */
export async function examineLoginClient(
  client: ImsClient,
  endpoint: string,
  http: HttpClient,
  timeout: number,
): Promise<LoginClientVerdict> {
  const name = "the examination of the IMS client";
  const ask = (clientSecret: Secret) => askForToken({ ...client, clientSecret }, endpoint, http, { name, timeout });
  try {
    const first = await ask(client.clientSecret);
    if (first.token !== undefined) return { accepted: "token", said: "it gave a token" };
    if (first.error === "invalid_client") return { refused: about(first.description) };
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

function isRefusal({ status, error }: TokenAnswer): boolean {
  return error !== "" && status >= 400 && status < 500 && status !== 429;
}

/** Both texts were seen in clients of IMS. They are recognised, never quoted: a description may repeat what was sent. */
function about(description: unknown): "client" | "secret" | "either" {
  if (description === "invalid client_id parameter") return "client";
  return description === "invalid client_secret parameter" ? "secret" : "either";
}
