import { randomBytes } from "node:crypto";

/** An access token that IMS gave to somebody. */
export interface KnownToken {
  operator: string;
  /** Rights of the operator when it comes into being with this token. */
  rights: readonly string[];
  expires: number;
  /** Client that it was given to; absent when it was not asked for here. */
  clientId?: string;
}

export interface TechnicalAccount {
  clientId: string;
  clientSecret: string;
  /** Operator that Campaign makes of it. */
  operator: string;
  /** Rights of that operator when it comes into being. Default none: they are given afterwards. */
  rights?: string[];
  /** What it may ask for. Default anything. */
  scopes?: string[];
  /** Seconds; default 86,399, as IMS says. */
  expiresIn?: number;
}

/** A client with which people sign in: it gets no token without one of them. */
export interface LoginClient {
  clientId: string;
  clientSecret: string;
  /** Callback servers that Adobe has allowed. Default any. */
  callbacks?: string[];
  /** Scopes that were provisioned. Default any. */
  scopes?: string[];
  /** Whether the grant is refused before anybody looks at the secret. Default false. */
  grantFirst?: boolean;
}

/** What Adobe's identity service knows. In memory: tokens do not survive a restart of the emulator. */
export class Ims {
  readonly #tokens = new Map<string, KnownToken>();
  readonly #accounts = new Map<string, TechnicalAccount>();
  readonly #loginClients = new Map<string, LoginClient>();

  know(token: string, known: KnownToken): void {
    this.#tokens.set(token, known);
  }

  find(token: string): KnownToken | undefined {
    return this.#tokens.get(token);
  }

  register(account: TechnicalAccount): void {
    this.#accounts.set(account.clientId, account);
  }

  registerLoginClient(client: LoginClient): void {
    this.#loginClients.set(client.clientId, client);
  }

  loginClients(): LoginClient[] {
    return [...this.#loginClients.values()];
  }

  loginClient(clientId: string): LoginClient | undefined {
    return this.#loginClients.get(clientId);
  }

  account(clientId: string): TechnicalAccount | undefined {
    return this.#accounts.get(clientId);
  }

  /** Real ones are JWTs, and begin so; nobody but IMS should look into them. */
  issue({ clientId, operator, rights = [], expiresIn = 86_399 }: TechnicalAccount, now: number): string {
    const token = `ey${randomBytes(48).toString("base64url")}`;
    this.know(token, { clientId, operator, rights, expires: now + expiresIn * 1000 });
    return token;
  }
}
