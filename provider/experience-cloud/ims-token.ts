import { ImsTokenError } from "../errors/ims-token-error";
import { RedirectError } from "../errors/redirect-error";
import type { HttpClient } from "../network/http-client";
import { Secret } from "../secret";

/** Credentials of a technical account (OAuth server-to-server) of the Adobe Developer Console. */
export interface TechnicalAccountCredentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** With commas, as IMS takes them. */
  readonly scopes: string;
  readonly tokenEndpoint: string;
}

interface Fetched {
  readonly token: Secret;
  /** When to fetch another one: a little before this one ends. */
  readonly until: number;
}

/** The part of a token's life after which it is renewed, so that none ends on its way. */
const USED_LIFE = 0.9;

/**
 * The IMS access token of a technical account: fetched once however many ask for it, renewed before it ends.
 * Source: Adobe documentation, "OAuth server-to-server credential" (client credentials grant, `expires_in` in seconds).
 */
export class TechnicalAccountToken {
  readonly name: string;
  #fetched: Promise<Fetched> | undefined;

  constructor(
    private readonly credentials: TechnicalAccountCredentials,
    private readonly http: HttpClient,
    private readonly timeout: number,
  ) {
    this.name = `the technical account "${credentials.clientId}"`;
  }

  async token(): Promise<Secret> {
    const current = (this.#fetched ??= this.#fetchOnce());
    const { token, until } = await current;
    if (Date.now() < until) return token;
    return this.#replace(current);
  }

  /** Another token than the one that was refused. */
  async renew(refused: Secret): Promise<Secret> {
    const current = (this.#fetched ??= this.#fetchOnce());
    const { token } = await current;
    return token.reveal() === refused.reveal() ? this.#replace(current) : token;
  }

  /** The first who finds a token used up fetches another; the others find it replaced. */
  async #replace(used: Promise<Fetched>): Promise<Secret> {
    if (this.#fetched === used) this.#fetched = this.#fetchOnce();
    return (await this.#fetched!).token;
  }

  #fetchOnce(): Promise<Fetched> {
    const fetched = this.#fetch();
    fetched.catch(() => {
      if (this.#fetched === fetched) this.#fetched = undefined;
    });
    return fetched;
  }

  async #fetch(): Promise<Fetched> {
    const { clientId, clientSecret, scopes, tokenEndpoint } = this.credentials;
    const name = "the request for an IMS access token";
    const { status, location, body } = await this.http.send({
      method: "POST",
      url: tokenEndpoint,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret.reveal(),
        scope: scopes,
      }).toString(),
      name,
      timeout: this.timeout,
    });
    if (status >= 300 && status < 400) throw new RedirectError(name, tokenEndpoint, status, location);
    const answer = parse(body.toString("utf8"));
    const { access_token: token, expires_in: seconds } = answer;
    if (status !== 200 || typeof token !== "string" || token === "" || typeof seconds !== "number")
      throw new ImsTokenError(tokenEndpoint, clientId, status, reason(answer));
    return { token: new Secret(token), until: Date.now() + seconds * 1000 * USED_LIFE };
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** IMS names its reason in `error`, a short word; its description may repeat what was sent, so it is not quoted. */
function reason({ error }: Record<string, unknown>): string {
  return typeof error === "string" && /^[\w.-]{1,60}$/.test(error) ? error : "";
}
