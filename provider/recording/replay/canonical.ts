import { pseudonymSource } from "../pseudonyms";
import type { RecordedExchange } from "../format";
import { attributeOf, childOf, elementsOf, localName, textOf, type XmlElement } from "../xml/node";
import { readXml } from "../xml/read";

/**
 * What a redacted request asks for, regardless of the operator and the tokens: the call, and its parameters by position. Values that
 * were replaced are equal to all others, since nobody can say what they were.
 */
export function canonicalRequest(
  exchange: Pick<RecordedExchange, "method" | "path" | "requestHeaders" | "request">,
): string {
  const { method, path, requestHeaders, request } = exchange;
  const text = request !== undefined && "text" in request ? request.text : "";
  const call = callOf(text);
  if (call === undefined) return anonymous(`${method} ${path} ${text}`);
  const action = (requestHeaders.values["soapaction"] ?? "").replace(/^"|"$/g, "").replace(/^urn:/, "");
  // The operator who signs in now is a different one.
  if (isSignIn(action)) return action;
  const parameters = elementsOf(call).filter(
    ({ name }, index) => !(index === 0 && /^_*sessiontoken$/i.test(localName(name))),
  );
  return anonymous(`${action} ${parameters.map((each) => content(each)).join(" ")}`);
}

/** `Logon`, or `GET /r/test`: the request's name for a message. */
export function nameOf({
  method,
  path,
  requestHeaders,
}: Pick<RecordedExchange, "method" | "path" | "requestHeaders">): string {
  return requestHeaders.values["soapaction"] ?? `${method} ${path}`;
}

export function isSignIn(action: string): boolean {
  return /#(?:BearerToken)?Logon$/.test(action);
}

function callOf(text: string): XmlElement | undefined {
  if (!text.trimStart().startsWith("<")) return undefined;
  try {
    const body = childOf(readXml(text).root, "Body");
    return body && elementsOf(body)[0];
  } catch {
    return undefined;
  }
}

/** Prefixes, the order of attributes, types and white space between elements differ by client. */
function content(element: XmlElement): string {
  const children = elementsOf(element);
  const text = children.length === 0 ? textOf(element) : textOf(element).trim();
  return JSON.stringify(text) + children.map(whole).join("");
}

function whole(element: XmlElement): string {
  const attributes = element.attributes
    .filter(([name]) => !/^xmlns|^xsi:|:encodingStyle$/.test(name))
    .map(([name]) => `${name}=${JSON.stringify(attributeOf(element, name))}`)
    .sort();
  return `<${localName(element.name)} ${attributes.join(" ")}>${content(element)}`;
}

function anonymous(text: string): string {
  return text.replace(new RegExp(pseudonymSource, "g"), "~");
}
