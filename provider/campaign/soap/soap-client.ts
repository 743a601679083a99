import { HttpStatusError } from "../../errors/http-status-error";
import { RedirectError } from "../../errors/redirect-error";
import { SoapFaultError } from "../../errors/soap-fault-error";
import type { HttpClient } from "../../network/http-client";
import { log } from "../../text/log";
import type { Redaction } from "../redaction";
import { readXml, XmlRefused } from "../../xml/read";
import type { XmlElement } from "../../xml/element";
import { decodeLeniently } from "./decode";
import { type Authorization, type SoapCall, writeEnvelope } from "./envelope";
import { PlainRefusal, readReply } from "./reply";

/** What `/r/test` tells without a sign-in. Each part may be missing: older builds have fewer. */
export interface ServerStatus {
  readonly build: string | undefined;
  readonly version: string | undefined;
  readonly instance: string | undefined;
}

/** Sends single calls to one instance. Knows nothing of sessions. */
export class SoapClient {
  constructor(
    readonly url: string,
    readonly timeout: number,
    readonly redaction: Redaction,
    private readonly http: HttpClient,
    private readonly logCalls = false,
  ) {}

  /** Makes a call; returns its output parameters in order, or throws a typed error. */
  async call(call: SoapCall, authorization: Authorization, timeout = this.timeout): Promise<readonly XmlElement[]> {
    this.#hide(call, authorization);
    const name = requestName(call);
    const url = `${this.url}/nl/jsp/soaprouter.jsp?soapAction=${encodeURIComponent(`urn:${call.service}#${call.method}`)}`;
    const body = writeEnvelope(call, authorization);
    const started = performance.now();
    const reply = await this.http.send({
      method: "POST",
      url,
      headers: headers(name, authorization),
      body,
      name,
      timeout,
    });
    if (this.logCalls)
      log(`adobe-campaign: ${name} HTTP ${reply.status} ${Math.round(performance.now() - started)} ms`);
    try {
      return readReply(reply, { request: name, method: call.method, url: this.url, redaction: this.redaction });
    } catch (error) {
      throw error instanceof PlainRefusal ? new RefusedInPlainText(name, this.url, error) : error;
    }
  }

  /** Asks `/r/test`, which needs no sign-in. `undefined` where the server does not have it, as behind Tomcat's own port. */
  async status(): Promise<ServerStatus | undefined> {
    const name = "GET /r/test";
    const { status, body, location, contentType } = await this.http.send({
      method: "GET",
      url: `${this.url}/r/test`,
      headers: {},
      name,
      timeout: this.timeout,
    });
    if (status >= 300 && status < 400) throw new RedirectError(name, this.url, status, location);
    if (status >= 500) throw new HttpStatusError(name, this.url, status, "");
    if (status >= 400) return undefined;
    try {
      const { attributes } = readXml(decodeLeniently(body, contentType).trimStart());
      return { build: attributes["build"], version: attributes["version"], instance: attributes["instance"] };
    } catch (error) {
      if (error instanceof XmlRefused) return undefined;
      throw error;
    }
  }

  close(): void {
    this.http.close();
  }

  #hide(call: SoapCall, authorization: Authorization): void {
    const tokens =
      "bearer" in authorization ? [authorization.bearer.reveal()] : [authorization.session, authorization.security];
    for (const token of tokens) this.redaction.addToken(token);
    for (const parameter of call.parameters)
      if (parameter.type === "secret") this.redaction.add(parameter.value.reveal());
  }
}

/** A refusal in plain text has the same meaning as a fault, whatever its HTTP status. */
export class RefusedInPlainText extends SoapFaultError {
  constructor(request: string, url: string, { code, said }: PlainRefusal) {
    super(request, url, { code, text: said.replace(code, "").trim(), detail: "", detailCode: undefined });
  }
}

export function requestName({ service, method }: SoapCall): string {
  return `${service}#${method}`;
}

function headers(name: string, authorization: Authorization): Record<string, string> {
  const content = { "Content-Type": "application/soap+xml;charset=UTF-8", SoapAction: name };
  if ("bearer" in authorization) return { ...content, Authorization: `Bearer ${authorization.bearer.reveal()}` };
  const { session, security } = authorization;
  const tokens = { ...content, "X-Security-Token": security, "X-Session-Token": session };
  return session === "" ? tokens : { ...tokens, Cookie: `__sessiontoken=${session}` };
}
