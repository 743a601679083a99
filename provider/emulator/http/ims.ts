import type { LoginClient } from "../model/ims";
import type { Instance } from "../model/instance";
import { json, type Answer } from "./answer";
import type { PageRequest } from "./pages";

/** Seen in clients of IMS: status, codes and the two texts for a wrong client. */
const refused = (error: string, description: string) => json({ error, error_description: description }, 400);

/** The token endpoint of Adobe's identity service, for technical accounts (client credentials, form-encoded). */
export function accessToken({ ims, clock }: Instance, request: PageRequest): Answer {
  const form = new URLSearchParams(request.body);
  const query = new URL(request.url, "http://ims").searchParams;
  const value = (name: string) => form.get(name) ?? query.get(name) ?? "";

  // The texts of the next one and of the last one are made up; the codes are OAuth's.
  if (value("grant_type") !== "client_credentials") {
    return refused("unsupported_grant_type", "only client_credentials is known here");
  }
  const login = ims.loginClient(value("client_id"));
  if (login) return loginClientRefused(login, value("client_secret"));
  const account = ims.account(value("client_id"));
  if (!account) return refused("invalid_client", "invalid client_id parameter");
  if (account.clientSecret !== value("client_secret")) {
    return refused("invalid_client", "invalid client_secret parameter");
  }
  const wanted = value("scope")
    .split(/[\s,]+/)
    .filter(Boolean);
  const stray = account.scopes && wanted.find((scope) => !account.scopes?.includes(scope));
  if (stray !== undefined) return refused("invalid_scope", `the scope ${stray} is not granted to this client`);

  const token = ims.issue(account, clock.now());
  return json({ access_token: token, token_type: "bearer", expires_in: account.expiresIn ?? 86_399 });
}

/**
 * A client with which people sign in asks for a token of its own. That IMS refuses it, and how, is **made up**: OAuth has this code for a
 * client that is who it says and may not use the grant (RFC 6749, section 5.2); some services look at the grant first.
 */
function loginClientRefused({ clientSecret, grantFirst }: LoginClient, given: string): Answer {
  if (grantFirst !== true && clientSecret !== given)
    return refused("invalid_client", "invalid client_secret parameter");
  return refused("unauthorized_client", "this client may not use client_credentials");
}
