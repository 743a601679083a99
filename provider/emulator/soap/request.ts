import { child, elements, textOf, type XmlElement } from "../xml/tree";
import { malformedRequest } from "./faults";

/** What the HTTP layer knows of a call. */
export interface HttpRequest {
  header(name: string): string | undefined;
  body: string;
  /** Where it comes from; loopback, unless given. */
  address?: string;
}

/** The parts of a call, before anybody has looked at who calls. */
export interface SoapRequest {
  service: string;
  method: string;
  envelope: XmlElement;
  /** Parameters after the session token. */
  parameters: XmlElement[];
  token: string;
  securityToken: string;
  /** IMS token that came with the call itself. */
  bearer: string | undefined;
}

/** `xtk:session#Logon`, quotes optional. It alone decides what is called: bodies name other namespaces at times. */
export function readAction(header: string | undefined): { service: string; method: string } {
  const [service = "", method = ""] = (header ?? "")
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .split("#");
  return { service, method };
}

export function readRequest(http: HttpRequest, envelope: XmlElement): SoapRequest {
  const { service, method } = readAction(http.header("soapaction"));
  const body = envelope.name === "Envelope" ? child(envelope, "Body") : undefined;
  const call = body && elements(body)[0];
  if (!call) throw malformedRequest("there is no SOAP envelope with a body");
  if (!service || !method) throw malformedRequest("the header SOAPAction is missing");
  if (call.name !== method) throw malformedRequest(`SOAPAction names '${method}', the body '${call.name}'`);

  const header = child(envelope, "Header");
  const [first, ...parameters] = elements(call);
  const cookies = [http.header("cookie"), textOf(child(header, "Cookie"))];
  return {
    service,
    method,
    envelope,
    parameters,
    token: textOf(first) || http.header("x-session-token") || cookies.map(sessionCookie).find(Boolean) || "",
    securityToken: http.header("x-security-token") || textOf(child(header, "X-Security-Token")),
    bearer: /^Bearer\s+(\S+)\s*$/i.exec(http.header("authorization") ?? "")?.[1],
  };
}

function sessionCookie(cookies: string | undefined): string | undefined {
  return /(?:^|;)\s*__sessiontoken=([^;]*)/.exec(cookies ?? "")?.[1];
}
