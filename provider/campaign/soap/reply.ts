import { AddressRefusedError } from "../../errors/address-refused-error";
import { HttpStatusError } from "../../errors/http-status-error";
import { MalformedReplyError } from "../../errors/malformed-reply-error";
import { RedirectError } from "../../errors/redirect-error";
import { type Fault, SoapFaultError } from "../../errors/soap-fault-error";
import { WebPageError } from "../../errors/web-page-error";
import type { Redaction } from "../redaction";
import { child, localName, type XmlElement } from "../xml/element";
import { readXml, XmlRefused } from "../xml/read";
import type { HttpReply } from "./http";

/** Where a reply came from, for error messages. `request` looks like `xtk:session#Logon`. */
export interface Origin {
  readonly request: string;
  readonly method: string;
  readonly url: string;
  readonly redaction: Redaction;
}

/** The instance answered that the session is over: the call was not executed. Caught by the session, never shown. */
export class SessionOver extends Error {}

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

/** The output parameters of a successful reply, in order; every other reply becomes a typed error. */
export function readReply(reply: HttpReply, origin: Origin): readonly XmlElement[] {
  const { status, location } = reply;
  const { request, url, redaction } = origin;
  if (status >= 300 && status < 400) throw new RedirectError(request, url, status, host(location));

  const text = decode(reply.body, origin);
  if (isWebPage(text)) throw new WebPageError(request, url, status, title(text, redaction));

  const code = codeAtStart.exec(text)?.[0];
  if (code === EXPIRED || (status === 401 && code === undefined && !text.startsWith("<"))) throw new SessionOver();
  if (code === ADDRESS_REFUSED) throw new AddressRefusedError(url, redaction.quote(text));
  if (code !== undefined) throw new PlainRefusal(code, redaction.quote(text));
  if (!text.startsWith("<") && status >= 400) throw new HttpStatusError(request, url, status, redaction.quote(text));

  const body = readBody(text, status, origin);
  const fault = child(body, "Fault");
  if (fault !== undefined) throwFault(fault, origin);
  if (status === 401) throw new SessionOver();
  if (status >= 400) throw new HttpStatusError(request, url, status, "");

  const result = child(body, `${origin.method}Response`);
  if (result === undefined)
    throw new MalformedReplyError(request, url, `The element ${origin.method}Response is missing`);
  return result.children;
}

function decode(body: Buffer, { request, url }: Origin): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body).trimStart();
  } catch {
    throw new MalformedReplyError(request, url, "It is not UTF-8 text");
  }
}

function readBody(text: string, status: number, { request, url }: Origin): XmlElement {
  try {
    const body = child(readXml(text), "Body");
    if (body !== undefined) return body;
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    if (status >= 400) throw new HttpStatusError(request, url, status, "");
    throw new MalformedReplyError(request, url, `The reply is refused: ${error.message}`);
  }
  if (status >= 400) throw new HttpStatusError(request, url, status, "");
  throw new MalformedReplyError(request, url, "It is no SOAP envelope with a body");
}

function throwFault(element: XmlElement, { request, url, redaction }: Origin): never {
  const faultString = child(element, "faultstring")?.text.trim() ?? "";
  const detail = child(element, "detail")?.text.trim() ?? "";
  if (faultString.startsWith(EXPIRED)) throw new SessionOver();
  if (faultString.startsWith(ADDRESS_REFUSED)) throw new AddressRefusedError(url, redaction.quote(faultString));
  const code = /[A-Z]{3}-\d{6}/.exec(faultString)?.[0];
  const fault: Fault = {
    code,
    text: redaction.quote(code === undefined ? faultString : faultString.replace(code, "")),
    detail: redaction.quote(detail === "null" ? "" : detail),
    detailCode: /[A-Z]{3}-\d{6}/.exec(detail)?.[0],
  };
  throw new SoapFaultError(request, url, fault);
}

/** Only where it leads: a redirect's path and query may hold anything. */
function host(location: string | undefined): string {
  if (location === undefined) return "an address that it does not name";
  return URL.canParse(location) ? new URL(location).origin : "another path of the same server";
}

function isWebPage(text: string): boolean {
  const start = text.slice(0, 4096).replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)+/, "");
  return /^<(?:!doctype\s+html|html)\b/i.test(start);
}

function title(text: string, redaction: Redaction): string | undefined {
  const found = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 16_384))?.[1];
  return found === undefined ? undefined : redaction.quote(found).slice(0, 80);
}

export function isElement(name: string, element: XmlElement | undefined): element is XmlElement {
  return element !== undefined && localName(element.name) === name;
}
