import { ImsTokenError } from "../errors/ims-token-error";
import { RedirectError } from "../errors/redirect-error";
import type { HttpClient } from "../network/http-client";
import type { Secret } from "../secret";
import { askForToken, type ImsClient } from "./client-credentials";

/** Credentials of a technical account (OAuth server-to-server) of the Adobe Developer Console. */
export interface TechnicalAccountCredentials extends ImsClient {
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
    const { clientId, tokenEndpoint } = this.credentials;
    const name = "the request for an IMS access token";
    const { timeout } = this;
    const answer = await askForToken(this.credentials, tokenEndpoint, this.http, { name, timeout });
    const { status, location, token, expiresIn, error } = answer;
    if (status >= 300 && status < 400) throw new RedirectError(name, tokenEndpoint, status, location);
    if (token === undefined || expiresIn === undefined) throw new ImsTokenError(tokenEndpoint, clientId, status, error);
    return { token, until: Date.now() + expiresIn * 1000 * USED_LIFE };
  }
}
