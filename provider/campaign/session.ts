import { LogonRefusedError } from "../errors/logon-refused-error";
import { SessionExpiredError } from "../errors/session-expired-error";
import { RetryBudget, retrying } from "./retry";
import type { SessionInfo } from "./session-info";
import type { SignIn } from "./sign-in/sign-in";
import type { Authorization, SoapCall } from "./soap/envelope";
import { SessionOver } from "./soap/reply";
import { requestName, type SoapClient } from "./soap/soap-client";
import type { XmlElement } from "../xml/element";

export interface CallOptions {
  /** Milliseconds; the connection's own unless told. */
  readonly timeout?: number;
  /** Whether the call changes nothing, so that it may be sent again after a failure that may pass. */
  readonly repeatable?: boolean;
  /** For a call that is too costly to do twice: asked in the new session before it is sent again. `AlreadyDone` if it says so. */
  readonly isDone?: () => Promise<boolean>;
}

/** A call that was answered as if the session had expired, and was done all the same. Caught by who asks for it, never shown. */
export class AlreadyDone extends Error {}

/**
 * One signed-in session with an instance. The sign-in happens before the first call that needs it, once, however many calls
 * run at the same time; when the session expires, again once.
 */
export class Session {
  readonly #budget = new RetryBudget();
  #info: Promise<SessionInfo> | undefined;
  /** Sessions that were left for a new one. */
  readonly #left = new Set<Authorization>();
  #changes = 0;

  constructor(
    private readonly soap: SoapClient,
    private readonly signIn: SignIn,
  ) {}

  get url(): string {
    return this.soap.url;
  }

  /** Counts the calls that may have changed something on the instance, whatever became of their replies. */
  get changes(): number {
    return this.#changes;
  }

  /** A server's text, fit to be shown: our secrets hidden, and not too long. */
  quote(text: string): string {
    return this.soap.redaction.quote(text);
  }

  /** What the sign-in told; signs in if that has not happened yet. */
  info(): Promise<SessionInfo> {
    return (this.#info ??= this.#signInOnce(undefined));
  }

  /**
   * Signs in anew though the session is alive, since its list of installed packages never changes. The old one is used up by the
   * calls that are under way, and ends at `close`.
   */
  async renew(): Promise<SessionInfo> {
    const old = await this.info();
    const fresh = await this.#replace(old, false);
    if (fresh !== old) this.#left.add(old.authorization);
    return fresh;
  }

  /** Makes a call and returns its output parameters. If the session had expired, the call was not executed: it is sent once more. */
  call(call: SoapCall, options: CallOptions = {}): Promise<readonly XmlElement[]> {
    const send = () => this.#callOnce(call, options);
    return options.repeatable ? retrying(send, this.#budget) : this.#changing(send);
  }

  /** Ends the session on the instance, if there is one. Never fails: the instance ends forgotten sessions by itself. */
  async close(timeout?: number): Promise<void> {
    const info = await this.#info?.catch(() => undefined);
    this.#info = undefined;
    const open = [...this.#left, ...(info === undefined ? [] : [info.authorization])];
    this.#left.clear();
    const logoff: SoapCall = { service: "xtk:session", method: "Logoff", parameters: [] };
    // With a token for each call there is no session to end.
    const sessions = open.filter((authorization) => !("bearer" in authorization));
    await Promise.allSettled(sessions.map((authorization) => this.soap.call(logoff, authorization, timeout)));
    this.soap.close();
  }

  async #changing<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } finally {
      this.#changes++;
    }
  }

  async #callOnce(call: SoapCall, { timeout, isDone }: CallOptions): Promise<readonly XmlElement[]> {
    const info = await this.info();
    try {
      return await this.soap.call(call, info.authorization, timeout);
    } catch (error) {
      if (!(error instanceof SessionOver)) throw error;
    }
    const { authorization } = await this.#replace(info, true);
    if (await isDone?.()) throw new AlreadyDone();
    try {
      return await this.soap.call(call, authorization, timeout);
    } catch (error) {
      throw error instanceof SessionOver ? new SessionExpiredError(requestName(call), this.url) : error;
    }
  }

  /** Signs in again in place of `stale`, or joins who already does. */
  async #replace(stale: SessionInfo, isExpired: boolean): Promise<SessionInfo> {
    const current = this.info();
    // Everybody who waited here holds the same promise; the first to go on replaces it, the others find it replaced.
    if ((await current) === stale && this.#info === current)
      this.#info = this.#signInOnce(isExpired ? stale : undefined);
    return this.info();
  }

  #signInOnce(expired: SessionInfo | undefined): Promise<SessionInfo> {
    // A sign-in that was lost leaves at worst a session that ends by itself, so it may be tried again.
    const signedIn = retrying(() => this.signIn.signIn(this.soap, expired), this.#budget);
    // One that failed may be tried again by the next call; one that was refused would only lock the operator out.
    signedIn.catch((error: unknown) => {
      if (this.#info === signedIn && !(error instanceof LogonRefusedError)) this.#info = undefined;
    });
    return signedIn;
  }
}
