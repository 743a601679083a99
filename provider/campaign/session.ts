import { LogonRefusedError } from "../errors/logon-refused-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { SessionExpiredError } from "../errors/session-expired-error";
import { SoapFaultError } from "../errors/soap-fault-error";
import { Redaction } from "./redaction";
import { readSessionInfo, type SessionInfo } from "./session-info";
import type { ConnectionSettings } from "./settings";
import { noTokens, type SoapCall, type Tokens, writeEnvelope } from "./soap/envelope";
import { HttpClient } from "./soap/http";
import { type Origin, PlainRefusal, readReply, SessionOver } from "./soap/reply";
import type { XmlElement } from "./xml/element";

/**
 * One signed-in session with an instance. The logon happens before the first call that needs it, once, however many calls
 * run at the same time; when the session expires, again once.
 */
export class Session {
  readonly redaction = new Redaction();
  readonly #http = new HttpClient();
  #info: Promise<SessionInfo> | undefined;
  /** Tokens of sessions that were left for a new one. */
  readonly #left = new Set<Tokens>();

  constructor(readonly settings: ConnectionSettings) {
    this.redaction.add(settings.password.reveal());
  }

  /** What the logon told; logs on if that has not happened yet. */
  info(): Promise<SessionInfo> {
    return (this.#info ??= this.#logonOnce());
  }

  /** Logs on anew though the session is alive. The old one is used up by the calls that are under way, and ends at `close`. */
  async anew(): Promise<SessionInfo> {
    const old = await this.info();
    const fresh = await this.renew(old);
    if (fresh !== old) this.#left.add(old.tokens);
    return fresh;
  }

  /** Logs on anew, since a session's list of installed packages never changes. Joins a logon that is under way for `stale`. */
  async renew(stale: SessionInfo): Promise<SessionInfo> {
    const current = this.info();
    // Everybody who waited here holds the same promise; the first to go on replaces it, the others find it replaced.
    if ((await current) === stale && this.#info === current) this.#info = this.#logonOnce();
    return this.info();
  }

  /** Makes a call and returns its output parameters. If the session had expired, the call was not executed: it is repeated once. */
  async call(call: SoapCall, timeout = this.settings.timeout): Promise<readonly XmlElement[]> {
    const info = await this.info();
    try {
      return await this.#exchange(call, info.tokens, timeout);
    } catch (error) {
      if (!(error instanceof SessionOver)) throw error;
    }
    const { tokens } = await this.renew(info);
    try {
      return await this.#exchange(call, tokens, timeout);
    } catch (error) {
      throw error instanceof SessionOver ? new SessionExpiredError(requestName(call), this.settings.url) : error;
    }
  }

  /** Ends the session on the instance, if there is one. Never fails: the instance ends forgotten sessions by itself. */
  async close(timeout = this.settings.timeout): Promise<void> {
    const info = await this.#info?.catch(() => undefined);
    this.#info = undefined;
    const logoff: SoapCall = { service: "xtk:session", method: "Logoff", parameters: [] };
    const open = info === undefined ? [...this.#left] : [...this.#left, info.tokens];
    this.#left.clear();
    await Promise.allSettled(open.map((tokens) => this.#exchange(logoff, tokens, timeout)));
    this.#http.close();
  }

  #logonOnce(): Promise<SessionInfo> {
    const logon = this.#logon();
    // A logon that failed may be tried again by the next call; one that was refused would only lock the operator out.
    logon.catch((error: unknown) => {
      if (this.#info === logon && !(error instanceof LogonRefusedError)) this.#info = undefined;
    });
    return logon;
  }

  async #logon(): Promise<SessionInfo> {
    const { url, user, password } = this.settings;
    const call: SoapCall = {
      service: "xtk:session",
      method: "Logon",
      parameters: [
        { name: "login", type: "string", value: user },
        { name: "password", type: "secret", value: password },
        { name: "parameters", type: "element", value: undefined },
      ],
    };
    try {
      const info = readSessionInfo(await this.#exchange(call, noTokens, this.settings.timeout));
      if (info === undefined)
        throw new MalformedReplyError("xtk:session#Logon", url, "A token or the session's description is missing");
      return info;
    } catch (error) {
      // Before there is a session, "expired" can only mean that the credentials are refused.
      if (error instanceof SessionOver) throw new LogonRefusedError(url, user, "HTTP 401");
      const fault = error instanceof SoapFaultError ? error.fault : undefined;
      if (fault?.code?.startsWith("XSV-"))
        throw new LogonRefusedError(url, user, `${fault.code} ${fault.text} ${fault.detail}`.trim());
      if (error instanceof RefusedInPlainText) throw new LogonRefusedError(url, user, error.fault.text);
      throw error;
    }
  }

  async #exchange(call: SoapCall, tokens: Tokens, timeout: number): Promise<readonly XmlElement[]> {
    for (const parameter of call.parameters)
      if (parameter.type === "secret") this.redaction.add(parameter.value.reveal());
    for (const token of [tokens.session, tokens.security]) this.redaction.add(token);
    const request = requestName(call);
    const { url } = this.settings;
    const origin: Origin = { request, method: call.method, url, redaction: this.redaction };
    const address = `${url}/nl/jsp/soaprouter.jsp?soapAction=${encodeURIComponent(`urn:${call.service}#${call.method}`)}`;
    const reply = await this.#http.post(
      address,
      headers(request, tokens),
      writeEnvelope(call, tokens),
      request,
      timeout,
    );
    try {
      return readReply(reply, origin);
    } catch (error) {
      throw error instanceof PlainRefusal ? new RefusedInPlainText(request, url, error) : error;
    }
  }
}

/** A refusal in plain text has the same meaning as a fault, whatever its HTTP status. */
class RefusedInPlainText extends SoapFaultError {
  constructor(request: string, url: string, { code, said }: PlainRefusal) {
    super(request, url, { code: undefined, text: said, detail: "", detailCode: code });
  }
}

function requestName({ service, method }: SoapCall): string {
  return `${service}#${method}`;
}

function headers(request: string, { session, security }: Tokens): Record<string, string> {
  return {
    "Content-Type": "application/soap+xml;charset=UTF-8",
    SoapAction: request,
    "X-Security-Token": security,
    "X-Session-Token": session,
    ...(session === "" ? {} : { Cookie: `__sessiontoken=${session}` }),
  };
}
