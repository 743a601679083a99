import { AddressRefusedError } from "../../errors/address-refused-error";
import { HttpStatusError } from "../../errors/http-status-error";
import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { RedirectError } from "../../errors/redirect-error";
import { type Fault, SoapFaultError } from "../../errors/soap-fault-error";
import { WebPageError } from "../../errors/web-page-error";
import type { Redaction } from "../redaction";
import { child, localName, type XmlElement } from "../../xml/element";
import { DtdRefused, readXml, XmlRefused } from "../../xml/read";
import { type HttpReply, secondsToWait } from "../../network/http-client";
import { decode, decodeLeniently } from "./decode";

/** Where a reply came from, for error messages. `request` looks like `xtk:session#Logon`. */
export interface Origin {
  readonly request: string;
  readonly method: string;
  readonly url: string;
  readonly redaction: Redaction;
}

/** The instance answered that the session is over: the call was not executed. Caught by the session, never shown. */
export class SessionOver extends Error {}

/**
 * The same of an IMS token that has ended. Campaign finds that out when it asks IMS, and says so in a fault at HTTP 500 (public report
 * on Adobe's own client, issue 108).
 */
export class TokenEnded extends SessionOver {}

function isTokenEnded(text: string): boolean {
  return text.includes("XSV-350114") && /response code is 401\b/i.test(text);
}

/** The instance answered in plain text instead of SOAP, as it does when it refuses a logon. */
export class PlainRefusal extends Error {
  constructor(
    readonly code: string,
    readonly said: string,
  ) {
    super();
  }
}

const codeAtStart = /^[A-Z]{3}-\d{6}/;
const EXPIRED = "XSV-350008";
const ADDRESS_REFUSED = "XSV-350013";

/**
 * The output parameters of a successful reply, in order; every other reply becomes a typed error. What a reply is, is decided by
 * its text before its status: instances send faults with 200, proxies send pages with any.
 */
export function readReply(reply: HttpReply, origin: Origin): readonly XmlElement[] {
  const { status, location, retryAfter } = reply;
  const { request, url, redaction } = origin;
  if (status >= 300 && status < 400) throw new RedirectError(request, url, status, location);

  // Pages of proxies may have any encoding; only what is read as XML has to be in the one that it names.
  const text = decodeLeniently(reply.body, reply.contentType).trimStart();
  if (isWebPage(text)) throw new WebPageError(request, url, status, title(text, redaction), secondsToWait(retryAfter));

  const content = text.startsWith("<") || (text !== "" && isXml(reply)) ? readBody(reply, text, origin) : undefined;
  const fault = child(content?.body, "Fault");
  if (fault !== undefined) throwFault(fault, origin);

  const code = codeAtStart.exec(text)?.[0];
  if (isTokenEnded(text)) throw new TokenEnded();
  if (code === EXPIRED) throw new SessionOver();
  if (code === ADDRESS_REFUSED) throw new AddressRefusedError(url, redaction.quote(text));
  if (code !== undefined) throw new PlainRefusal(code, redaction.quote(text));

  if (status === 401) throw new SessionOver();
  if (status >= 400)
    throw new HttpStatusError(
      request,
      url,
      status,
      content === undefined ? redaction.quote(text) : "",
      secondsToWait(retryAfter),
    );

  if (content?.body === undefined) throw new MalformedReplyError(request, url, content?.problem ?? notXml(text));
  const result = child(content.body, `${origin.method}Response`);
  if (result === undefined)
    throw new MalformedReplyError(request, url, `The element ${origin.method}Response is missing`);
  return result.children;
}

/** By its header, for one whose encoding keeps even its first character from being read. */
function isXml({ contentType = "", status }: HttpReply): boolean {
  return status === 200 && /^[^;]*\bxml\b/i.test(contentType);
}

function notXml(text: string): string {
  return text === "" ? "It is empty" : "It is not XML";
}

/** The body of a SOAP envelope, or why it cannot be had. A DTD is refused whatever the status. */
function readBody(
  reply: HttpReply,
  text: string,
  { request, url, redaction }: Origin,
): { readonly body?: XmlElement; readonly problem?: string } {
  const decoded = decode(reply.body, reply.contentType);
  if ("problem" in decoded) return { problem: `The reply ${redaction.quote(decoded.problem)}` };
  try {
    const root = readXml(text);
    const body = localName(root.name) === "Envelope" ? child(root, "Body") : undefined;
    return body === undefined ? { problem: "It is no SOAP envelope with a body" } : { body };
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    // The reader names what it stumbled over, which comes from the reply.
    const problem = `The reply is refused: ${redaction.quote(error.message)}`;
    if (error instanceof DtdRefused) throw new MalformedReplyError(request, url, problem);
    return { problem };
  }
}

function throwFault(element: XmlElement, { request, url, redaction }: Origin): never {
  const faultString = child(element, "faultstring")?.text.trim() ?? "";
  const detail = child(element, "detail")?.text.trim() ?? "";
  if (isTokenEnded(`${faultString} ${detail}`)) throw new TokenEnded();
  if (faultString.startsWith(EXPIRED)) throw new SessionOver();
  if (faultString.startsWith(ADDRESS_REFUSED)) throw new AddressRefusedError(url, redaction.quote(faultString));
  const code = /[A-Z]{3}-\d{6}/.exec(faultString)?.[0];
  const fault: Fault = {
    code,
    // A fault may be empty: then at least the message does not end in the middle.
    text: redaction.quote(code === undefined ? faultString : faultString.replace(code, "")) || "(no reason)",
    detail: redaction.quote(detail === "null" ? "" : detail),
    detailCode: /[A-Z]{3}-\d{6}/.exec(detail)?.[0],
  };
  throw new SoapFaultError(request, url, fault);
}

function isWebPage(text: string): boolean {
  const start = text.slice(0, 4096).replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)+/, "");
  return /^<(?:!doctype\s+html|html)\b/i.test(start);
}

function title(text: string, redaction: Redaction): string | undefined {
  // Hidden before it is cut: of a secret that is cut in two, a part would stay.
  const found = /<title[^>]*>([^<]{1,200})/i.exec(redaction.hide(text.slice(0, 16_384)))?.[1];
  return found === undefined ? undefined : redaction.quote(found).slice(0, 80);
}
